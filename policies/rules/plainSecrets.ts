import { addressVariables, secretVariables } from "../../facts/environment";
import { commandOf } from "../model/environment/command";
import type { Variable } from "../model/environment/variable";
import type { Container, Workload } from "../model/workloads/workloads";
import { allKnown, ifKnown } from "../known";
import type { Value } from "../value";
import { someOf } from "./shared/agreement";
import type { Finding, Rule } from "./rule";

const remediation =
  "Put it into a Secret, take it from there with valueFrom.secretKeyRef, and change it: it was readable.";

const example = `env:
  - name: REDIS_PASSWORD
    valueFrom:
      secretKeyRef:
        name: tracardi
        key: REDIS_PASSWORD
`;

/** Passwords and tokens of Tracardi's pods are in Secrets, not in the pods, ConfigMaps or commands. */
export const plainSecrets: Rule = {
  name: "tracardi-plain-secrets",
  description: "Secrets must come from a Kubernetes Secret.",
  why:
    "What is written in a pod or a ConfigMap is read by all who may look at workloads, by tools that keep " +
    "manifests, and in Pulumi's state and previews.",
  requirement:
    "You need to set up essential system secrets including the license key, Elasticsearch password, and Redis " +
    "password. Create a Kubernetes secret file.",
  source: "Tracardi's documentation, installation with Helm",
  severity: "high",
  level: "advisory",
  remediation,
  example,
  resourceScoped: true,
  check: ({ model }) =>
    model.workloads.flatMap((workload) => [
      ...findings(workload, "violation", plainIn),
      ...findings(workload, "undecided", (container) =>
        perhapsPlainIn(container, takesAddresses(workload)),
      ),
    ]),
};

function findings(
  { label, allContainers, resource }: Workload,
  outcome: Finding["outcome"],
  textsIn: (container: Container) => readonly string[],
): Finding[] {
  const texts = allContainers.flatMap(textsIn);
  if (texts.length === 0) return [];
  return [{ outcome, message: `${label}: ${someOf(texts)}.`, urn: resource.urn }];
}

/** `user:password@` or, as in a Sentry DSN, `key@`; a variable in place of the password does not count. */
const login = /(^|[\s,"'=]|:\/\/)[^\s/:@,"'=]*:(?!\$)[^\s/@,]+@|^https?:\/\/[0-9a-f]{16,}(:\w+)?@/i;

const isSecret = (name: unknown): boolean => (secretVariables as readonly unknown[]).includes(name);
const isAddress = (name: unknown): boolean =>
  (addressVariables as readonly unknown[]).includes(name);

function plainIn({ name: container, spec, environment }: Container): string[] {
  const texts: string[] = [];
  for (const { name, found } of environment.entries()) {
    const problem = isPlain(name, found);
    const held = isSecret(name) ? "" : " has a login in it and";
    if (problem !== undefined) {
      texts.push(`${String(name)} in container ${container}${held} ${problem}`);
    }
  }
  for (const name of [...secretVariables, ...addressVariables]) {
    const found = environment.imported(name);
    if (found.state === "set" && isPlain(name, found) !== undefined) {
      texts.push(`${name} in container ${container} comes from a ConfigMap`);
    }
  }
  const words = commandOf(spec).filter((word) => typeof word === "string");
  const assigned = secretVariables.filter((name) =>
    words.some((word) => new RegExp(`\\b${name}=(?!["']?\\$|["']?(\\s|$))`).test(word)),
  );
  texts.push(...assigned.map((name) => `${name} is in the command of container ${container}`));
  if (assigned.length === 0 && words.some((word) => /:\/\//.test(word) && login.test(word))) {
    texts.push(`a password is in the command of container ${container}`);
  }
  return texts;
}

/** Where a secret stands in plain text, as a clause. */
function isPlain(name: unknown, found: Variable): string | undefined {
  if (found.state === "absent" || (found.from !== "value" && found.from !== "configMap")) {
    return undefined;
  }
  if (isSecret(name)) {
    if (found.state === "set" && found.value === "") return undefined;
  } else if (!isAddress(name) || found.state !== "set" || !login.test(found.value)) {
    return undefined;
  }
  return found.from === "value" ? "is a plain value of the pod" : "comes from a ConfigMap";
}

/** Unknown, and not from a Secret either. */
const isHidden = (found: Variable): boolean =>
  found.state === "unknown"
    ? found.from !== "secret"
    : found.state === "unseen" && (found.from === "value" || found.from === "configMap");

/** Unknown, and set in the pod itself. */
const isMade = (found: Variable): boolean => found.state === "unknown" && found.from === "value";

/**
 * Whether a workload's values come only from stores and Kubernetes objects: an address that is not known yet is then
 * the store's own, which contains no login.
 */
function takesAddresses({ resource }: Workload): boolean {
  const types = (resource.references["spec"] ?? []).map((urn) => urn.split("::")[2] ?? "");
  const isStore = (type: string) =>
    /(^|\$)(aws:(opensearch|elasticsearch|elasticache|memorydb|rds)|ec:index)\/[^$]*$/.test(type);
  const isObject = (type: string) => /(^|\$)kubernetes:[^$]*$/.test(type);
  return types.some(isStore) && types.every((type) => isStore(type) || isObject(type));
}

/** Unknown values that may be secrets in the wrong place. */
function perhapsPlainIn(
  { name: container, spec, environment }: Container,
  addressesOnly: boolean,
): string[] {
  const entries = environment.entries();
  const unlessKnown = (values: readonly Value[], text: string): string[] =>
    ifKnown(allKnown(values), () => [], [text]);
  const own = entries.filter(
    ({ name, found }) =>
      (isSecret(name) || (isAddress(name) && !(addressesOnly && isMade(found)))) &&
      isPlain(name, found) === undefined &&
      isHidden(found),
  );
  const imported = [...secretVariables, ...addressVariables].filter((name) =>
    isHidden(environment.imported(name)),
  );
  const names = [...new Set([...own.map(({ name }) => String(name)), ...imported])];
  return [
    ...unlessKnown(
      entries.map(({ name }) => name),
      `whether secrets are among the variables of container ${container} is not known`,
    ),
    ...unlessKnown(
      commandOf(spec),
      `whether a secret is in the command of container ${container} is not known`,
    ),
    ...(names.length > 0
      ? [`whether ${someOf(names)} in container ${container} holds a password is not known`]
      : []),
  ];
}
