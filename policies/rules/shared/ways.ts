import type { RuleContext } from "../rule";
import {
  type Admission,
  type Reach,
  evidenceOf,
  reachThrough,
} from "../../model/networks/admission";
import type { Exposure } from "../../model/exposure/exposure";
import { isOpen } from "../../model/networks/networks";
import type { Workload } from "../../model/workloads/workloads";
import type { PolicySettings } from "../../settings/settings";

/** A way into a workload, judged. */
export interface JudgedExposure {
  readonly exposure: Exposure;
  readonly reach: Reach;
  /** The way and the reason for the result, for messages. */
  readonly text: string;
}

/** All ways into a workload. A way is open to the internet only if every gate on it is. */
export function waysInto(workload: Workload, context: RuleContext): JudgedExposure[] {
  const ways = waysOneByOne(workload, context);
  const together = ways.flatMap((way) => networksOf(way, context.settings));
  if (context.settings.trustedNetworks !== undefined || !isOpen(together)) return ways;
  // Each way is narrow enough by itself, but together they open the workload.
  return ways.map((way) => {
    const networks = networksOf(way, context.settings);
    if (networks.length === 0) return way;
    const reason = `admits ${networks[0]}${networks.length > 1 ? ", …" : ""}, with the other ways together too much`;
    return { ...way, reach: "internet", text: describe(way.exposure, "internet", reason) };
  });
}

/** The networks that may use a way that is not open. */
const networksOf = (
  { reach, exposure }: JudgedExposure,
  settings: PolicySettings,
): readonly string[] =>
  reach === "trusted"
    ? (exposure.gates.find((gate) => reachThrough(gate, settings) === "trusted")?.networks ?? [])
    : [];

function waysOneByOne(workload: Workload, { model, settings }: RuleContext): JudgedExposure[] {
  return (model.exposures.get(workload) ?? []).map((exposure) => {
    const reaches = exposure.gates.map((gate) => reachThrough(gate, settings));
    const reach =
      (["trusted", "undecided"] as const).find((r) => reaches.includes(r)) ?? "internet";
    const gate = exposure.gates[reaches.indexOf(reach)] as Admission | undefined;
    const reason =
      reach === "internet" ? gate && evidenceOf(gate, settings) : (gate?.undecided ?? "is limited");
    return {
      exposure,
      reach,
      text: exposure.path === "" ? `${reason}` : describe(exposure, reach, reason),
    };
  });
}

const describe = (exposure: Exposure, reach: Reach, reason: string | undefined): string =>
  reach === "internet" ? `${exposure.path}, which ${reason}` : `${exposure.path} (${reason})`;

/** Whether the internet reaches a workload by any way, by none, or perhaps. */
export function reachOf(workload: Workload, context: RuleContext): Reach {
  const reaches = waysInto(workload, context).map((way) => way.reach);
  return (["internet", "undecided"] as const).find((r) => reaches.includes(r)) ?? "trusted";
}

/** Ways as one text. Of many, it names only the first two: they usually differ in nothing but a rule. */
export const waysAsText = (ways: readonly JudgedExposure[]): string =>
  ways
    .slice(0, 2)
    .map((way) => way.text)
    .join("; and through ") + (ways.length > 2 ? `; and ${ways.length - 2} more ways` : "");
