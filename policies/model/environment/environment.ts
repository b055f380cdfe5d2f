import { allKnown, choose, ifKnown, is, not, surely } from "../../known";
import { type Value, at, fields, isOn, items } from "../../value";
import { commandOf, mayChange, valueIn } from "./command";
import { expanded } from "./expansion";
import { absent, labels, looked, textIn, unknown, unseen } from "./keyValues";
import { type Startup, startupOf } from "./startup";
import { isUnfilled } from "./unfilled";
import type { Sources, Variable } from "./variable";

/** One entry of `env` on its own. */
export interface Entry {
  readonly name: Value;
  readonly found: Variable;
}

/** The variables of a container, as Kubernetes resolves them. */
export interface Environment {
  readonly variable: (name: string) => Variable;
  /** Each entry of `env` on its own, including those that a later entry overrides. */
  readonly entries: () => readonly Entry[];
  /** The value that `envFrom` gives a variable, whether or not an entry of `env` overrides it. */
  readonly imported: (name: string) => Variable;
}

/**
 * `env` overrides `envFrom`, and in both of them a later entry overrides an earlier one. `$(OTHER)` in a value
 * stands for the value that `envFrom` and the earlier entries give OTHER. A command that names a variable may
 * set it to anything.
 *
 * Source: makeEnvironmentVariables in pkg/kubelet/kubelet_pods.go of Kubernetes, and its expansion package.
 */
export function environmentOf(container: Value, sources: Sources): Environment {
  const env = items(at(container, "env"));
  const imports = items(at(container, "envFrom"));
  const words = commandOf(container);
  const known = new Map<number, Variable>();

  const entry = (index: number): Variable => {
    const found = known.get(index) ?? declared(env[index], sources, (name) => before(index, name));
    known.set(index, found);
    return found;
  };
  const importedAs = (name: string): Variable => {
    for (const source of [...imports].reverse()) {
      const found = imported(source, name, sources);
      if (found.state !== "absent") return found;
    }
    return absent;
  };
  const before = (end: number, name: string): Variable => {
    for (let index = end - 1; index >= 0; index -= 1) {
      switch (is(at(env[index], "name"), name)) {
        case "unknown":
          return unknown("other");
        case "yes":
          // An optional reference to a missing object leaves the earlier value in place.
          if (entry(index).state !== "absent") return entry(index);
      }
    }
    return importedAs(name);
  };
  const given = (name: string): Variable => before(env.length, name);
  let startup: Startup | undefined;
  const followed = (name: string): Variable => {
    const found = given(name);
    const options = given("GUNICORN_CMD_ARGS");
    if (mayChange(words, name) || (options.state === "set" && mayChange([options.value], name))) {
      return changedBy(found, words, name);
    }
    startup ??= startupOf(container, words, sources, given);
    const after = startup.after;
    return ifKnown(allKnown(words), () => after(name, found), unknown("other"));
  };
  // Many rules ask for the same ones.
  const variables = new Map<string, Variable>();
  const variable = (name: string): Variable => {
    const found = variables.get(name) ?? followed(name);
    variables.set(name, found);
    return found;
  };
  const entries = (): Entry[] =>
    env.map((each, index) => ({ name: at(each, "name"), found: entry(index) }));
  return { variable, entries, imported: importedAs };
}

/** A command that says the same as the pod changes nothing; any other one that names the variable is not followed. */
function changedBy(found: Variable, words: readonly Value[], name: string): Variable {
  const value = valueIn(words, name);
  if (found.state === "set" && value !== undefined && value === found.value) return found;
  return {
    state: "unseen",
    source: "the container's command, which is not followed",
    from: "other",
  };
}

function declared(entry: Value, sources: Sources, lookup: (name: string) => Variable): Variable {
  const from = (): Variable =>
    ifKnown(at(entry, "valueFrom"), (known) => fromSource(known, sources), unknown("other"));
  return ifKnown(
    at(entry, "value"),
    (value) => {
      const text = textIn(value);
      if (isUnfilled(text)) return unknown("value");
      return text === "" ? from() : expanded(text, lookup);
    },
    unknown(ifKnown(entry, () => "value", "other")),
  );
}

function fromSource(from: Value, sources: Sources): Variable {
  for (const [kind, key] of [
    ["configMap", "configMapKeyRef"],
    ["secret", "secretKeyRef"],
  ] as const) {
    const reference = at(from, key);
    if (reference !== undefined && reference !== null) return referred(kind, reference, sources);
  }
  const path = at(from, "fieldRef", "fieldPath");
  if (path !== undefined) return ofPod(path, sources);
  if (from !== undefined && from !== null) {
    return unseen(`valueFrom.${fields(from)[0]?.[0] ?? ""}`, "other");
  }
  return { state: "set", value: "", secret: false, from: "value" };
}

function ofPod(path: Value, sources: Sources): Variable {
  return ifKnown(
    sources.field(path),
    (value): Variable =>
      value === undefined || value === null
        ? unseen(`valueFrom.fieldRef (${textIn(path)})`, "other")
        : { state: "set", value: textIn(value), secret: false, from: "value" },
    unknown("other"),
  );
}

function referred(kind: "configMap" | "secret", reference: Value, sources: Sources): Variable {
  const isOptional = isOn(at(reference, "optional"));
  const ofKey = (key: string): Variable => {
    const found = looked(kind, at(reference, "name"), key, sources, surely(not(isOptional)));
    if (found.state !== "absent") return found;
    return choose(isOptional, {
      yes: found,
      no: unseen(`${labels[kind]} without the key ${key}`, kind),
      unknown: unknown(kind),
    });
  };
  return ifKnown(at(reference, "key"), (key) => ofKey(textIn(key)), unknown(kind));
}

/** Depending on its version, Kubernetes skips or accepts a key that is not a valid variable name. */
const variableName = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

function imported(entry: Value, name: string, sources: Sources): Variable {
  return ifKnown(
    at(entry, "prefix"),
    (prefix) => prefixed(entry, textIn(prefix), name, sources),
    unknown("other"),
  );
}

function prefixed(entry: Value, prefix: string, name: string, sources: Sources): Variable {
  if (!name.startsWith(prefix)) return absent;
  const kind = at(entry, "configMapRef") === undefined ? "secret" : "configMap";
  const source = at(entry, `${kind}Ref`);
  const found = looked(kind, at(source, "name"), name.slice(prefix.length), sources);
  if (found.state !== "set" || variableName.test(name)) return found;
  return unseen(`${labels[kind]} under a name that not every Kubernetes takes`, kind);
}

/** Whether a container declares a variable of this name itself. */
export const declares = (container: Value, name: string): boolean =>
  items(at(container, "env")).some((entry) => at(entry, "name") === name);
