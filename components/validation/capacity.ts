import { Profile, type TracardiProductionArgs } from "../arguments";
import { minimalMinimums, productionMinimums } from "../../facts/capacity";
import { standardSupport } from "../../facts/kubernetes";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import { apiVariables, checkPodExtras } from "./podExtras";
import * as rules from "./rules";
import { checkScaling, mostInstances } from "./scaling";

export function checkCapacity(check: Checker, args: TracardiProductionArgs): void {
  if (args.profile === Profile.Minimal) checkMinimal(check, args);
  else checkProduction(check, args);

  const placement = check.optionalObject("placement", args.placement, {
    keys: knownKeys.placement,
    remedy: "Leave it out for two clusters.",
  });
  for (const role of knownKeys.placement) {
    const cluster = placement?.[role];
    if (cluster !== undefined) check.text(`placement.${role}`, cluster, rules.clusterName);
  }
  check.oneOf(
    "kubernetesVersion",
    args.kubernetesVersion,
    standardSupport,
    "Choose a version in standard support, as a text.",
  );
}

function checkProduction(check: Checker, args: TracardiProductionArgs): void {
  const { publicApiInstances, apiInstances, guiInstances } = productionMinimums;
  const why = "Tracardi's production documentation asks for that many";
  const alternative = 'For a smaller installation choose profile "minimal".';
  checkApi(check, "publicApi", args.publicApi, {
    least: publicApiInstances,
    byDefault: publicApiInstances,
    remedy: `${why}. ${alternative}`,
  });
  checkApi(check, "internalApi", args.internalApi, {
    least: 1,
    byDefault: apiInstances - publicApiInstances,
    remedy: "At least one has to serve the GUI.",
  });
  const gui = check.optionalObject("gui", args.gui, {
    keys: knownKeys.gui,
    remedy: "Give { instances }.",
  });
  const guiRemedy = `${why}. ${alternative}`;
  check.wholeNumber("gui.instances", gui?.instances, guiInstances, mostInstances, guiRemedy);
  checkPodExtras(check, "gui", gui);

  const onPublicSide = numberOr(publicApiInstances, args.publicApi?.instances);
  const onInternalSide = numberOr(apiInstances - publicApiInstances, args.internalApi?.instances);
  const inAll = onPublicSide + onInternalSide;
  // Only where each side has as many as it needs for itself: else that has been reported already.
  if (onPublicSide >= publicApiInstances && onInternalSide >= 1 && inAll < apiInstances) {
    check.add(
      "internalApi.instances",
      args.internalApi?.instances,
      `so many that there are ${apiInstances} API instances in all, not ${inAll}`,
      `${why}. ${alternative}`,
    );
  }
}

/** Not a number where something else is given, which no comparison holds for. */
function numberOr(otherwise: number, value: unknown): number {
  if (value === undefined) return otherwise;
  return typeof value === "number" ? value : NaN;
}

function checkMinimal(check: Checker, args: TracardiProductionArgs): void {
  const remedy =
    'Profile "minimal" has one API group, internalApi, that serves both sides, and no GUI.';
  for (const name of ["publicApi", "gui"] as const) {
    if (args[name] === undefined) continue;
    const allowed = 'nothing with profile "minimal"';
    // Not what it is: secretEnvironment may be among it.
    check.problems.push({ path: name, value: "an argument of this name", allowed, remedy });
  }
  for (const role of ["publicApi", "gui"] as const) {
    const cluster = args.placement?.[role];
    if (cluster === undefined) continue;
    check.add(`placement.${role}`, cluster, 'nothing with profile "minimal"', remedy);
  }
  const least = minimalMinimums.apiInstances;
  checkApi(check, "internalApi", args.internalApi, {
    least,
    byDefault: least,
    remedy: "One alone is a single point of failure.",
  });
}

interface Instances {
  readonly least: number;
  readonly byDefault: number;
  /** What to do where there are too few. */
  readonly remedy: string;
}

function checkApi(
  check: Checker,
  path: string,
  args: unknown,
  { least, byDefault, remedy }: Instances,
): void {
  const api = check.optionalObject(path, args, {
    keys: knownKeys.api,
    remedy: "Give { instances, workersPerInstance }.",
  });
  check.wholeNumber(`${path}.instances`, api?.instances, least, mostInstances, remedy);
  check.wholeNumber(
    `${path}.workersPerInstance`,
    api?.workersPerInstance,
    1,
    64,
    "Two workers fill a vCPU; for more, add instances.",
  );
  checkScaling(check, path, api, byDefault);
  checkPodExtras(check, path, api, apiVariables());
}
