import { productionMinimums } from "../../../facts/capacity";
import type { AnyProcess } from "../../../facts/images";
import type { StackModel } from "../../model/model";
import { runs } from "../../model/workloads/runs";
import type { Settings } from "../../settings/settings";
import { UNKNOWN } from "../../value";
import type { Finding } from "../rule";

/** Something that counts towards a number of instances. */
export interface Part {
  readonly label: string;
  readonly urn: string;
  readonly instances: number | typeof UNKNOWN;
  /** Set while it is not known whether it counts at all. */
  readonly doubtful?: boolean;
}

/** What keeps a process running. A Job can be reached while it runs, and is nothing that one counts on. */
export const partsRunning = ({ workloads }: StackModel, process: AnyProcess): Part[] =>
  workloads
    .filter((workload) => runs(workload, process) && !workload.runsToCompletion)
    .map(({ label, resource, instances }) => ({ label, urn: resource.urn, instances }));

/** Compares a number of instances with what the configuration and production ask for. */
export function shortage(
  what: string,
  parts: readonly Part[],
  minimum: keyof Settings["minimums"],
  settings: Settings,
): Finding[] {
  const required = settings.minimums[minimum];
  const certain = parts.filter((part) => part.doubtful !== true && part.instances !== UNKNOWN);
  const have = certain.reduce((sum, part) => sum + (part.instances as number), 0);
  const production = productionMinimums[minimum];
  if (have >= Math.max(required, settings.profile === "minimal" ? production : 0)) return [];
  const most = parts.reduce(
    (sum, { instances }) => sum + (instances === UNKNOWN ? Infinity : instances),
    0,
  );
  const noun = have === 1 ? what.replace(/(instance|node)s/, "$1") : what;
  const detail = parts.length === 0 ? "none" : parts.map(partText).join(", ");
  const urn = parts.length === 1 ? parts[0].urn : undefined;
  if (have >= required) {
    const message = `${have} ${noun} (${detail}), where production asks for ${production}.`;
    return [{ outcome: "belowProduction", message, urn }];
  }
  const message = `${have} ${noun} (${detail}), at least ${required} are required.`;
  return most >= required
    ? [{ outcome: "undecided", message, urn }]
    : [{ outcome: "violation", message, urn }];
}

const partText = ({ label, instances, doubtful }: Part): string =>
  `${label}: ${instances === UNKNOWN ? "not known" : instances}${doubtful ? ", perhaps" : ""}`;
