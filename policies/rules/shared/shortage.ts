import { productionMinimums } from "../../../facts/capacity";
import type { AnyProcess } from "../../../facts/images";
import type { StackModel } from "../../model/model";
import { runs } from "../../model/workloads/runs";
import type { PolicySettings } from "../../settings/settings";
import { type Answer, type Known, knownOr, onlyKnown, surely } from "../../known";
import type { Claim } from "./claim";

/** Something that counts towards a number of instances. */
export interface Part {
  readonly label: string;
  readonly urn: string;
  readonly instances: Known<number>;
  /** Whether it counts at all; it does if omitted. */
  readonly counts?: Answer;
}

/** What is counted, in the singular and the plural. */
export interface Noun {
  readonly one: string;
  readonly several: string;
}

/** The workloads that keep a process running. A Job can be reached while it runs, but it ends, so it does not count. */
export const partsRunning = ({ workloads }: StackModel, process: AnyProcess): Part[] =>
  workloads
    .filter((workload) => runs(workload, process) && !workload.runsToCompletion)
    .map(({ label, resource, instances }) => ({ label, urn: resource.urn, instances }));

/** Compares a number of instances with the minimum of the configuration and that of production. */
export function shortage(
  { one, several }: Noun,
  parts: readonly Part[],
  minimum: keyof PolicySettings["minimums"],
  settings: PolicySettings,
): Claim[] {
  const required = settings.minimums[minimum];
  const counted = parts.filter(isCounted).map(({ instances }) => instances);
  const have = onlyKnown(counted).reduce((sum, instances) => sum + instances, 0);
  const production = productionMinimums[minimum];
  if (have >= Math.max(required, settings.profile === "minimal" ? production : 0)) return [];
  const most = parts.reduce((sum, { instances }) => sum + knownOr(instances, Infinity), 0);
  const noun = have === 1 ? one : several;
  const detail = parts.length === 0 ? "none" : parts.map(partText).join(", ");
  const urn = parts.length === 1 ? parts[0].urn : undefined;
  if (have >= required) {
    const clause = `${have} ${noun} (${detail}), where production asks for ${production}`;
    return [{ outcome: "belowProduction", clause, urn }];
  }
  const clause = `${have} ${noun} (${detail}), at least ${required} are required`;
  return [{ outcome: most >= required ? "undecided" : "violation", clause, urn }];
}

const isCounted = ({ counts = "yes" }: Part): boolean => surely(counts);

const partText = (part: Part): string =>
  `${part.label}: ${knownOr(part.instances, "not known")}${isCounted(part) ? "" : ", perhaps"}`;
