import { type ApiArgs, GuardMode, type PodExtrasArgs, Profile } from "../../arguments";
import { literalDefaults } from "../../arguments/schema";
import { minimalMinimums, productionMinimums } from "../../../facts/capacity";
import { misleadingVariables } from "../../../facts/environment";
import { defaultInstances, serverCpusFor } from "../../settings/workloads";
import { ownVariables } from "../ownVariables";
import { type Constraint, misplaced, problem, type Violation } from "./constraint";

const asked = `Tracardi's production documentation asks for that many. For a smaller installation choose profile "minimal".`;

/** The most instances of an API, as its interface has it. */
const most = 100;

const minimalProfile: Constraint = function* (args) {
  if (args.profile !== Profile.Minimal) return;
  const remedy =
    'Profile "minimal" has one API group, internalApi, that serves both sides, and no GUI.';
  const allowed = 'nothing with profile "minimal"';
  for (const role of ["publicApi", "gui"] as const) {
    // Not what it is: secretEnvironment may be among it.
    if (role in args) yield misplaced(role, allowed, remedy, "an argument of this name");
    if (role in (args.placement ?? {})) yield misplaced(`placement.${role}`, allowed, remedy);
  }
};

/** The instances that each side needs for itself. */
function leastInstances(profile: Profile | undefined) {
  if (profile === Profile.Minimal) {
    const remedy = "One alone is a single point of failure.";
    return { internalApi: { least: minimalMinimums.apiInstances, remedy } };
  }
  return {
    publicApi: { least: productionMinimums.publicApiInstances, remedy: asked },
    internalApi: { least: 1, remedy: "At least one has to serve the GUI." },
  };
}

const instances: Constraint = function* (args) {
  const { apiInstances } = productionMinimums;
  const sides = Object.entries(leastInstances(args.profile)) as [
    "publicApi" | "internalApi",
    { least: number; remedy: string },
  ][];
  const numbers = defaultInstances(args.profile);
  let enough = true;
  for (const [side, { least, remedy }] of sides) {
    const number = args[side]?.instances ?? numbers[side];
    numbers[side] = number;
    if (number >= least) continue;
    enough = false;
    yield problem(`${side}.instances`, `a whole number from ${least} to ${most}`, remedy);
  }
  const inAll = numbers.publicApi + numbers.internalApi;
  // Only where each side has as many as it needs for itself: else that has been reported already.
  if (args.profile === Profile.Minimal || !enough || inAll >= apiInstances) return;
  yield problem(
    "internalApi.instances",
    `so many that there are ${apiInstances} API instances in all, not ${inAll}`,
    asked,
  );
};

/** How an API follows its traffic. */
function* checkScaling(path: string, api: ApiArgs, byDefault: number): Iterable<Violation> {
  const { instances: least = byDefault, maxInstances = 0 } = api;
  if (api.maxInstances !== undefined && maxInstances < least) {
    const remedy = "It is the most that the autoscaler makes of instances.";
    const allowed = `a whole number from ${least} to ${most}`;
    yield problem(`${path}.maxInstances`, allowed, remedy);
  }
  if (!("targetCpuPercent" in api) || maxInstances > least) return;
  yield misplaced(
    `${path}.targetCpuPercent`,
    "nothing without an autoscaler",
    "Give a maxInstances above instances, or leave it out.",
  );
}

function* checkServer(path: string, api: ApiArgs): Iterable<Violation> {
  if (api.serverCpus === undefined) return;
  const { workersPerInstance = literalDefaults("ApiArgs").workersPerInstance } = api;
  const needed = serverCpusFor(workersPerInstance);
  if (api.serverCpus >= needed) return;
  yield problem(
    `${path}.serverCpus`,
    `${needed} or more, as two workers fill a vCPU`,
    "Leave it out for the size that the workers fill.",
  );
}

/** With one of these there, EKS takes the pod's identity for settled, and hands out none. */
const identityVariables = [
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];

/** Variables that the pods have already, or that would make other ones of them. */
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

/** Of each API alone, so that what is wrong with one does not hide what is with the other. */
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

/** AWS takes 50 tags a resource, of which the layout sets three at most. */
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
