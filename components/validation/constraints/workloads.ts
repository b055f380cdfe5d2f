import { type ApiArgs, GuardMode, type PodExtrasArgs, Profile } from "../../arguments";
import { literalDefaults } from "../../arguments/schema";
import { minimalMinimums, productionMinimums } from "../../../facts/capacity";
import { misleadingVariables } from "../../../facts/environment";
import { defaultInstances, serverCpusFor } from "../../settings/workloads";
import { ownVariables } from "../ownVariables";
import { type Constraint, misplaced, missing, problem, type Violation } from "./constraint";

const asked = `Tracardi's production documentation asks for that many. For a smaller installation choose profile "minimal".`;

/** The maximum number of instances of an API, as in its interface. */
const most = 100;

const minimalProfile: Constraint = function* (args) {
  if (args.profile !== Profile.Minimal) return;
  const remedy =
    'Profile "minimal" has one API group, internalApi, that serves both sides, and no GUI.';
  const allowed = 'nothing with profile "minimal"';
  for (const role of ["publicApi", "gui"] as const) {
    // Only the name: the value may contain secretEnvironment.
    if (role in args) yield misplaced(role, allowed, remedy, "an argument of this name");
    if (role in (args.placement ?? {})) yield misplaced(`placement.${role}`, allowed, remedy);
  }
};

const instances: Constraint = function* (args) {
  const byDefault = defaultInstances(args.profile);
  const numberOf = (side: "publicApi" | "internalApi") => args[side]?.instances ?? byDefault[side];
  if (args.profile === Profile.Minimal) {
    const allowed = `a whole number from ${minimalMinimums.apiInstances} to ${most}`;
    const remedy = "One alone is a single point of failure.";
    if (numberOf("internalApi") >= minimalMinimums.apiInstances) return;
    yield problem("internalApi.instances", allowed, remedy);
    return;
  }
  const { publicApiInstances, apiInstances } = productionMinimums;
  if (numberOf("publicApi") < publicApiInstances) {
    const allowed = `a whole number from ${publicApiInstances} to ${most}`;
    yield problem("publicApi.instances", allowed, asked);
    return;
  }
  const inAll = numberOf("publicApi") + numberOf("internalApi");
  if (inAll >= apiInstances) return;
  const allowed = `so many that there are ${apiInstances} API instances in all, not ${inAll}`;
  yield problem("internalApi.instances", allowed, asked);
};

/** The autoscaling of an API. */
function* checkScaling(path: string, api: ApiArgs, byDefault: number): Iterable<Violation> {
  const { instances: least = byDefault, maxInstances = 0 } = api;
  if (api.maxInstances !== undefined && maxInstances < least) {
    yield missing(`${path}.maxInstances`, `a whole number from ${least} to ${most}`);
  }
  if (!("targetCpuPercent" in api) || maxInstances > least) return;
  const allowed = "nothing without an autoscaler";
  const remedy = "Give a maxInstances above instances, or leave it out.";
  yield misplaced(`${path}.targetCpuPercent`, allowed, remedy);
}

function* checkServer(path: string, api: ApiArgs): Iterable<Violation> {
  if (api.serverCpus === undefined) return;
  const { workersPerInstance = literalDefaults("ApiArgs").workersPerInstance } = api;
  const needed = serverCpusFor(workersPerInstance);
  if (api.serverCpus >= needed) return;
  yield missing(`${path}.serverCpus`, `${needed} or more, as two workers fill a vCPU`);
}

/** If one of these is set, EKS assumes that the pod already has an identity, and injects none. */
const identityVariables = [
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];

/** Variables that the pods already have, or that would change how they work. */
const refusedVariables = {
  gui: identityVariables,
  api: [...identityVariables, ...ownVariables, ...misleadingVariables].sort(),
};

function* checkVariables(
  path: string,
  { environment = {}, secretEnvironment = {} }: PodExtrasArgs,
  refused: readonly string[],
): Iterable<Violation> {
  for (const [group, variables] of Object.entries({ environment, secretEnvironment })) {
    for (const name of Object.keys(variables)) {
      const at = { path: `${path}.${group}.${name}`, value: "a variable of this name" };
      if (refused.includes(name)) {
        const remedy = "These are for the other arguments, the layout itself or EKS to decide.";
        yield { ...at, allowed: `all but ${refused.join(", ")}`, remedy };
      } else if (variables === secretEnvironment && name in environment) {
        const remedy = "Leave it out of environment or of secretEnvironment.";
        yield { ...at, allowed: "each name once", remedy };
      }
    }
  }
}

/** One constraint per API, so that a problem with one does not hide a problem with the other. */
const ofEach = (["publicApi", "internalApi"] as const).flatMap((side): Constraint[] => [
  ({ [side]: api = {}, profile }) => checkScaling(side, api, defaultInstances(profile)[side]),
  ({ [side]: api = {} }) => checkServer(side, api),
  ({ [side]: api = {} }) => checkVariables(side, api, refusedVariables.api),
]);

const guiVariables: Constraint = ({ gui = {} }) => checkVariables("gui", gui, refusedVariables.gui);

const guardsOff: Constraint = function* ({ guards = {} }) {
  const { mode, registries = [] } = guards;
  if (mode !== GuardMode.Off || registries.length === 0) return;
  const remedy = "Leave it out, or leave out mode.";
  yield misplaced("guards.registries", "nothing with guards.mode off", remedy);
};

/** AWS allows 50 tags per resource, and the layout sets up to three. */
const mostTags = 47;

const numberOfTags: Constraint = function* ({ tags = {} }) {
  const number = Object.keys(tags).length;
  if (number <= mostTags) return;
  const remedy = "Leave some out: AWS takes 50, the installation's own among them.";
  yield problem("tags", `${mostTags} tags at most, not ${number}`, remedy);
};

export const workloadConstraints: readonly Constraint[] = [
  ...[minimalProfile, instances, ...ofEach, guiVariables, guardsOff, numberOfTags],
];
