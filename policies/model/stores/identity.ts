import { type Answer, allKnown, and, knownOr, not, whenKnown, yesIf } from "../../known";
import { type Value, at, fields, items } from "../../value";
import { type Connection, hostVariables } from "./connections";
import { keyOf } from "./otherUsers";

/** Identifies the target of a connection. */
export interface Identity {
  /** Equal for equal targets. */
  readonly name: string;
  /** Whether a different name means a different target. */
  readonly isUnique: Answer;
}

export function isSame(one: Identity, other: Identity): Answer {
  return one.name === other.name ? "yes" : not(and(one.isUnique, other.isUnique));
}

/** A store of the stack; else the hosts; else the key of the Secret or ConfigMap that contains them. */
export function identityOf(connection: Connection): Identity {
  const { stores, addresses, workload, container, family, isResolved, variable } = connection;
  if (stores.length > 0) {
    const urns = stores.map(({ resource }) => resource.urn).sort();
    const isUnique = yesIf(variable.state === "set" || urns.length === 1);
    return { name: urns.join("\n"), isUnique };
  }
  if (addresses.length > 0) {
    const hosts = addresses.map(({ host }) => keyOf(host, workload.place)).sort();
    return { name: [family, ...hosts].join("\n"), isUnique: yesIf(isResolved) };
  }
  const source = sourceOf(container.spec, hostVariables[family]);
  const own = `${workload.resource.urn}\n${container.name}`;
  return { name: [family, source ?? own].join("\n"), isUnique: "unknown" };
}

/** The source of a variable outside the container; undefined if it is not known. */
function sourceOf(container: Value, variable: string): string | undefined {
  const env = items(at(container, "env"));
  const names = allKnown(env.map((entry) => at(entry, "name")));
  const own = env.filter((entry) => at(entry, "name") === variable).pop();
  const source = own === undefined ? at(container, "envFrom") : at(own, "valueFrom");
  return knownOr(
    whenKnown(names, () => whenKnown(wholly(source), (known) => JSON.stringify(known))),
    undefined,
  );
}

/** A value; UNKNOWN if any part of it is unknown. */
const wholly = (value: Value): Value =>
  whenKnown(value, (known) => {
    const parts = Array.isArray(known) ? items(known) : fields(known).map(([, part]) => part);
    return whenKnown(allKnown(parts.map(wholly)), () => known);
  });
