import { minimalMinimums, productionMinimums } from "../../facts/capacity";
import type { AnyProcess } from "../../facts/images";
import { type Exemption, readExemptions } from "./exemptions";
import { type Level, levelIn } from "./levels";
import { readTrusted } from "./trustedNetworks";

/** The minimum numbers of instances that the replica rules require. */
export type Minimums = Record<keyof typeof productionMinimums, number>;

export type PolicyProfile = "production" | "minimal";

/** How to recognise the containers of a process other than by the names of Tracardi's images. */
export interface Marks {
  readonly images?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** The pack's configuration with all defaults. */
export interface PolicySettings {
  readonly profile: PolicyProfile;
  readonly minimums: Minimums;
  /**
   * Networks that may reach the GUI and the GUI's API. Undefined if none are configured: any way in that is not open to
   * the internet is then allowed. Empty if all configured ones had to be rejected: nothing is allowed then.
   */
  readonly trustedNetworks?: readonly string[];
  readonly marks: Readonly<Partial<Record<AnyProcess, Marks>>>;
  readonly exemptions: readonly Exemption[];
  /** The level that the configuration sets for a rule, if any. */
  readonly levelOf: (rule: string) => Level | undefined;
  /** The day (UTC) that exemptions are checked against, such as 2027-01-31. */
  readonly today: string;
  /** Problems with parts of the configuration, which were ignored. */
  readonly problems: readonly string[];
}

export type Configuration = Readonly<Record<string, unknown>>;

const keys = ["profile", "trustedNetworks", "minimums", "levels", "workloads", "exemptions"];

/** Checks the user's configuration and adds the defaults. An invalid setting never makes a rule weaker. */
export function readSettings(
  config: Configuration,
  ruleNames: readonly string[],
  today = new Date().toISOString().slice(0, 10),
): PolicySettings {
  const profile: PolicyProfile = config.profile === "minimal" ? "minimal" : "production";
  const given = Array.isArray(config.trustedNetworks) ? config.trustedNetworks.map(String) : [];
  const { trustedNetworks, problems } = readTrusted(given);
  const { exemptions, problems: ofExemptions } = readExemptions(config.exemptions, ruleNames);
  return {
    profile,
    minimums: {
      ...(profile === "minimal" ? minimalMinimums : productionMinimums),
      ...(config.minimums as Partial<Minimums> | undefined),
    },
    trustedNetworks,
    marks: (config.workloads ?? {}) as PolicySettings["marks"],
    exemptions,
    levelOf: (rule) => levelIn(config.levels, rule),
    today,
    problems: [
      ...unknownKeys("", config, keys),
      ...unknownKeys("minimums.", config.minimums, Object.keys(productionMinimums)),
      ...unknownKeys("levels.", config.levels, ["all", ...ruleNames]),
      ...problems,
      ...ofExemptions,
    ],
  };
}

/** The engine ignores keys that are not in the schema, so a misspelled minimum would silently do nothing. */
function unknownKeys(path: string, config: unknown, known: readonly string[]): string[] {
  if (typeof config !== "object" || config === null) return [];
  return Object.keys(config)
    .filter((key) => !known.includes(key))
    .map((key) => `${path}${key}: no such setting. There are ${known.join(", ")}.`);
}
