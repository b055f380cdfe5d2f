import { UNKNOWN, ifKnown, whenKnown } from "../../known";
import type { Value } from "../../value";
import { type Admission, admitUndecided } from "../networks/admission";
import { asNetwork } from "../networks/networks";

/** The values of a comma-separated annotation. */
export const splitList = (value: Value): readonly Value[] =>
  ifKnown(value, (known) => (typeof known === "string" ? parts(known) : []), [UNKNOWN]);

const parts = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** The networks of an annotation that also takes single addresses. */
export const networksIn = (value: Value): readonly Value[] =>
  splitList(value).map((part) => (typeof part === "string" ? asNetwork(part) : part));

/** An admission from a list of networks, some of which may be unknown. */
export function admitted(networks: readonly Value[]): Admission {
  const known = networks.filter((network) => typeof network === "string");
  return known.length === networks.length
    ? { networks: known }
    : { networks: known, undecided: "the networks that it admits are not all known" };
}

/** For networks that an update leaves unchanged. */
export const deployedNetworks = admitUndecided(
  "the networks that it admits stay as they are deployed (ignoreChanges), and may differ from those declared",
);

/** The target group attributes of an annotation, `key=value,…`, as a list of keys and values. */
export const attributesIn = (text: Value): Value =>
  whenKnown(text, (known) =>
    splitList(known).map((pair) => {
      const [key, value] = String(pair).split("=");
      return { key: key.trim(), value: value?.trim() };
    }),
  );
