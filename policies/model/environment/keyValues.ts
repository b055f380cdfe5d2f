import { ifKnown } from "../../known";
import { type Value, at, fields, isAbsent } from "../../value";
import type { Origin, Sources, Variable } from "./variable";
import { isUnfilled } from "./unfilled";
import { isPatch } from "../resources/patches";
import type { StackResource } from "../resources/resources";

export const absent: Variable = { state: "absent" };

export const unknown = (from: Origin): Variable => ({ state: "unknown", from });

export const unseen = (source: string, from: Origin): Variable => ({
  state: "unseen",
  source: `${source}, which is not to be seen in this stack`,
  from,
});

export const textIn = (value: Value): string =>
  ifKnown(value, (known) => (isAbsent(known) || fields(known).length > 0 ? "" : String(known)), "");

export const labels = { configMap: "ConfigMap", secret: "Secret" } as const;

/**
 * The value of a key in a ConfigMap or Secret.
 *
 * @param surely set if a container would not start without the key: then the one object that has the key is
 * meant
 */
export function looked(
  kind: "configMap" | "secret",
  name: Value,
  key: string,
  sources: Sources,
  surely = false,
): Variable {
  const hidden = unseen(`${labels[kind]} ${typeof name === "string" ? name : "?"}`, kind);
  return ifKnown(
    sources.objects(kind, name),
    (objects) => (objects.length === 0 ? hidden : inAny(kind, objects, key, surely)),
    unknown(kind),
  );
}

function inAny(
  kind: "configMap" | "secret",
  objects: readonly StackResource[],
  key: string,
  surely: boolean,
): Variable {
  const all = objects.map((object) => inObject(kind, object, key));
  // If the candidates disagree, the value is not known.
  const same = all.every((each) => JSON.stringify(each) === JSON.stringify(all[0]));
  if (same) return all[0];
  const present = all.filter(({ state }) => state !== "absent");
  return surely && present.length === 1 ? present[0] : unknown(kind);
}

/** `binaryData` of a ConfigMap sets no variables; `stringData` of a Secret overrides its `data`. */
function inObject(kind: "configMap" | "secret", object: StackResource, key: string): Variable {
  const secret = kind === "secret";
  const plain = at(object.props, secret ? "stringData" : "data", key);
  const encoded = secret ? at(object.props, "data", key) : undefined;
  const set = (value: string): Variable =>
    isUnfilled(value) ? unknown(kind) : { state: "set", value, secret, from: kind };
  const known = (): Variable => {
    if (plain !== undefined && plain !== null) return set(textIn(plain));
    if (encoded !== undefined && encoded !== null) {
      // Some tools encrypt the text in base64, and leave another one.
      const text = textIn(encoded);
      return isUnfilled(text) ? unknown(kind) : set(Buffer.from(text, "base64").toString());
    }
    return isPatch(object) ? unseen(`what ${labels[kind]} a patch changes`, kind) : absent;
  };
  return ifKnown(plain ?? encoded, known, hiddenIn(kind, object));
}

const hiddenIn = (kind: "configMap" | "secret", object: StackResource): Variable =>
  isGenerated(object) ? { state: "unknown", from: kind, generated: true } : unknown(kind);

/** Whether an object's data depends only on randomly generated values. */
function isGenerated({ references }: StackResource): boolean {
  const from = [...(references["data"] ?? []), ...(references["stringData"] ?? [])];
  const random = /(::|\$)random:index\/random(Password|String|Bytes|Uuid):\w+::/;
  return from.length > 0 && from.every((urn) => random.test(urn));
}
