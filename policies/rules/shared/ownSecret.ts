import { apiDefaults } from "../../../facts/environment";
import { isPublishedSecret } from "../../../facts/publishedSecrets";
import type { AnyProcess } from "../../../facts/images";
import type { TracardiContainer } from "../../model/workloads/workloads";
import { disagreements, someOf } from "./agreement";
import type { RuleContext, Finding } from "../rule";

/** A secret that has a public default in Tracardi and must be the same throughout an installation. */
export interface OwnSecret {
  readonly name: "INSTALLATION_TOKEN" | "AUTO_PROFILE_MERGING";
  /** The processes that read it. */
  readonly processes: readonly AnyProcess[];
  /** What is wrong with a value, as a clause that must not repeat the value. */
  readonly weakness: (value: string) => string | undefined;
}

/** Findings where a secret is (or may be) Tracardi's default or weak, or differs between containers. */
export function ownSecretFindings(context: RuleContext, secret: OwnSecret): Finding[] {
  const reads = ({ process }: TracardiContainer) => secret.processes.includes(process);
  const findings = context.model.workloads
    .filter(({ runsToCompletion }) => !runsToCompletion)
    .flatMap(({ label, containers, resource }) =>
      containers.filter(reads).flatMap((container): Finding[] => {
        const problem = problemOf(container, secret);
        if (problem === undefined) return [];
        const message = `${label}: ${secret.name} in container ${container.name} ${problem.text}.`;
        return [{ outcome: problem.outcome, message, urn: resource.urn }];
      }),
    );
  const differing = disagreements(
    context,
    (container, { runsToCompletion }) => {
      if (runsToCompletion || !reads(container)) return undefined;
      const found = container.variable(secret.name);
      return found.state === "set" ? found.value : undefined;
    },
    (holders) =>
      `${secret.name} differs between ${someOf(holders.map(({ labels }) => labels[0]))}, which are of ` +
      "one installation.",
    ({ label }) =>
      `${label}: ${secret.name} is none that an installation of this stack has, and whether it belongs ` +
      "to one is not known.",
  );
  return [...findings, ...differing];
}

function problemOf(
  { variable }: TracardiContainer,
  { name, weakness }: OwnSecret,
): { outcome: Finding["outcome"]; text: string } | undefined {
  const found = variable(name);
  switch (found.state) {
    case "set": {
      const weak = publicity(found.value, apiDefaults[name]) ?? weakness(found.value);
      return weak === undefined ? undefined : { outcome: "violation", text: weak };
    }
    case "absent":
      return { outcome: "violation", text: "is not set, and the image's default is public" };
    case "unseen":
      return { outcome: "undecided", text: `comes from ${found.source}` };
    case "unknown":
      return found.generated ? undefined : { outcome: "undecided", text: "is not known" };
  }
}

/** Also with blanks around it, in another case, or encoded once too often: attackers try those next. */
function publicity(value: string, byDefault: string): string | undefined {
  const texts = [value, Buffer.from(value, "base64").toString()];
  if (texts.some((each) => each.trim().toLowerCase() === byDefault.toLowerCase())) {
    return "is Tracardi's public default";
  }
  return texts.some(isPublishedSecret)
    ? "stands in files that are published with Tracardi"
    : undefined;
}

/** A random string has at least this many different characters, even a short one of digits only. */
const fewestDifferent = 5;

/** Why a secret can be guessed, as a clause. Blanks around it add no strength. */
export function guessable(value: string, shortest: number): string | undefined {
  const characters = [...value.trim()];
  if (characters.length < shortest) return `has fewer than ${shortest} characters`;
  return new Set(characters).size < fewestDifferent
    ? `has fewer than ${fewestDifferent} different characters`
    : undefined;
}
