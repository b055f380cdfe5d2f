import { reportOf } from "../policies/cli/report";
import { rules } from "../policies/rules/rules";
import { type Configuration, readSettings } from "../policies/settings/settings";
import type { SimulatedCloud } from "./simulatedCloud";

/** A rule of the policy pack that a program breaks. */
export interface PolicyViolation {
  /** The name of the rule; `docs/rules` has a page for each. */
  readonly rule: string;
  /** `mandatory` ones fail a deployment. */
  readonly level: "advisory" | "mandatory";
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
  /** The resource that breaks it; absent if it is the stack as a whole. */
  readonly resource?: string;
}

/**
 * Judges what a program has made by the policy pack, once it is at rest: call it after the program was loaded.
 *
 * What cannot be decided from the stack is no violation here; the pack itself and the offline preview name it.
 *
 * @param cloud the mocks that the program ran with
 * @param configuration the pack's own, as under `tracardi` of `--policy-pack-config`
 * @throws if the configuration is wrong
 */
export async function violations(
  cloud: SimulatedCloud,
  configuration: Configuration = {},
): Promise<PolicyViolation[]> {
  const names = rules.map(({ name }) => name);
  const settings = readSettings(configuration, names);
  if (settings.problems.length > 0) throw new Error(settings.problems.join("\n"));
  await atRest(cloud);
  const input = { resources: cloud.resources, warnings: [], doubts: [], secrets: [] };
  const { findings } = reportOf([input], { paths: [], settings, strict: false });
  return findings.flatMap(({ name, outcome, level, message, remedy, resource }) =>
    outcome === "violation"
      ? [{ rule: name, level, message, remedy, resource: resource?.label }]
      : [],
  );
}

/** Turns of the event loop without a new resource, after which a program is at rest. */
const TURNS = 20;

/** Resources that wait for others come in promises alone: no input, no output and no timer is between them. */
async function atRest(cloud: SimulatedCloud): Promise<void> {
  for (let before = -1; before !== cloud.resources.length;) {
    before = cloud.resources.length;
    for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}
