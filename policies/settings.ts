import type { PolicyConfigSchema } from "@pulumi/policy";
import { minimalMinimums, productionMinimums } from "../facts/capacity";
import { isOpen, parseNetwork } from "./model/networks";

/** The least numbers of instances that the replica rules ask for. */
export type Minimums = Record<keyof typeof productionMinimums, number>;

export type Profile = "production" | "minimal";

/** The pack's configuration, complete. */
export interface Settings {
  readonly profile: Profile;
  readonly minimums: Minimums;
  /**
   * Networks that may reach the GUI and the GUI's API. Undefined when none are configured: any that
   * is not open to the internet. Empty when all that were configured had to be refused: none.
   */
  readonly trustedNetworks?: readonly string[];
  /** What in the configuration cannot be used, and so was left out. */
  readonly problems: readonly string[];
}

/** The schema of the policy `tracardi`, under whose name the whole pack is configured. */
export const settingsSchema: PolicyConfigSchema = {
  properties: {
    profile: {
      type: "string",
      enum: ["production", "minimal"],
      default: "production",
      description:
        "production: Tracardi's production layout. minimal: the small installation of its Q&A, one " +
        "API group whose public side lets only the collector paths through.",
    },
    trustedNetworks: {
      type: "array",
      items: { type: "string", pattern: "^[0-9a-fA-F.:]+/[0-9]{1,3}$" },
      default: [],
      description:
        "Networks (CIDR) that may reach the GUI and an API with the GUI API on. Without any, a " +
        "network is trusted as long as it is not open to the internet.",
    },
    minimums: {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        Object.keys(productionMinimums).map((key) => [key, { type: "integer", minimum: 0 }]),
      ),
      default: {},
      description: "Least numbers of instances; what is not given comes from the profile.",
    },
  },
};

/** Completes and checks what the user configured. What cannot be used never widens trust. */
export function readSettings(config: Readonly<Record<string, unknown>>): Settings {
  const profile: Profile = config.profile === "minimal" ? "minimal" : "production";
  const given = Array.isArray(config.trustedNetworks) ? config.trustedNetworks.map(String) : [];
  const { trustedNetworks, problems } = readTrusted(given);
  return {
    profile,
    minimums: {
      ...(profile === "minimal" ? minimalMinimums : productionMinimums),
      ...(config.minimums as Partial<Minimums> | undefined),
    },
    trustedNetworks,
    problems: [
      ...unknownKeys("", config, Object.keys(settingsSchema.properties)),
      ...unknownKeys("minimums.", config.minimums, Object.keys(productionMinimums)),
      ...problems,
    ],
  };
}

/** The engine passes over keys that no schema names: a misspelled minimum would do nothing. */
function unknownKeys(path: string, config: unknown, known: readonly string[]): string[] {
  if (typeof config !== "object" || config === null) return [];
  return Object.keys(config)
    .filter((key) => !known.includes(key))
    .map((key) => `${path}${key}: no such setting. There are ${known.join(", ")}.`);
}

function readTrusted(given: readonly string[]): Pick<Settings, "trustedNetworks" | "problems"> {
  if (given.length === 0) return { problems: [] };
  const unreadable = given.filter((network) => parseNetwork(network) === undefined);
  const problems = unreadable.map(
    (network) => `trustedNetworks: "${network}" is not a network. Write it as in 203.0.113.0/24.`,
  );
  const networks = given.filter((network) => !unreadable.includes(network));
  if (!isOpen(networks)) return { trustedNetworks: networks, problems };
  const open = `trustedNetworks: ${networks.join(", ")} would trust the internet. Name your people's networks.`;
  return { trustedNetworks: [], problems: [...problems, open] };
}
