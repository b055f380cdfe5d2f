import {
  type Policy,
  problems,
  readPolicyConfig,
  reconcile,
} from "../../preview/analyzer/policyConfig";
import type { JsonObject } from "../../preview/analyzer/schema";
import { rules } from "../rules/rules";
import { settingsSchema } from "../settings/schema";
import { type PolicySettings, readSettings } from "../settings/settings";
import { InputError } from "./errors";

/** The policy under whose name the whole pack is configured. */
const KEY = "tracardi";

const names = rules.map(({ name }) => name);

/** Reads a file in the format of Pulumi's --policy-pack-config; without a file, returns the defaults. */
export function readConfiguration(file: string | undefined): PolicySettings {
  if (file === undefined) return readSettings({}, names);
  const given = readPolicyConfig(file);
  const properties = settingsSchema(names).properties as Record<string, JsonObject>;
  const policy: Policy = { name: KEY, level: "mandatory", remedy: "", properties };
  const levels = Object.keys(given).filter((name) => given[name].level !== undefined);
  if (levels.length > 0) {
    throw new InputError(
      `${file}: ${levels.join(", ")}: levels are set by rule, ` +
        `as in { "${KEY}": { "levels": { "${names[0]}": "advisory" } } }`,
    );
  }
  const settingsOf = reconcile([policy], given);
  const wrong = problems([policy], given, settingsOf);
  if (wrong.length > 0) throw refused(file, wrong);
  const settings = readSettings(settingsOf.get(KEY)?.properties ?? {}, names);
  if (settings.problems.length > 0) throw refused(file, settings.problems);
  return settings;
}

const refused = (file: string, reasons: readonly string[]): InputError =>
  new InputError(`${file} is wrong:\n${reasons.map((reason) => `  ${reason}`).join("\n")}`);
