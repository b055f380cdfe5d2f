import { secretVariables } from "../../../facts/environment";
import type { Variable } from "./variable";

/** Linux limits a single argument or variable to 128 KiB, so no process could receive a longer text. */
const longest = 131072;

/** Kubernetes sets these to the addresses of the Services in a namespace, which no stack shows. */
const ofService =
  /_SERVICE_(HOST|PORT)(_[A-Z0-9_]+)?$|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?$/;

/** The value of a variable with `$(OTHER)` in it. `$$` stands for `$`, and a reference to nothing stays as it is. */
export function expanded(text: string, lookup: (name: string) => Variable): Variable {
  const used: Variable[] = [];
  // Messages must not repeat a secret, even if it is written in plain text.
  let tells = false;
  const value = text.replace(
    /\$(?:\$|\(([^)]*)\)|[^])/g,
    (whole: string, name: string | undefined) => {
      if (whole === "$$") return "$";
      if (name === undefined) return whole;
      const found = ofService.test(name) ? serviceOr(lookup(name)) : lookup(name);
      used.push(found);
      if ((secretVariables as readonly string[]).includes(name)) tells = true;
      return found.state === "set" ? found.value : whole;
    },
  );
  const hidden = used.find(({ state }) => state === "unseen");
  if (hidden !== undefined) return hidden;
  const from = used.some((found) => "from" in found && found.from === "secret")
    ? "secret"
    : "value";
  if (used.some(({ state }) => state === "unknown")) return { state: "unknown", from };
  if (value.length > longest) return { state: "unseen", source: "a text that is too long", from };
  return { state: "set", value, secret: tells || from === "secret", from };
}

const serviceOr = (found: Variable): Variable =>
  found.state === "absent"
    ? { state: "unseen", source: "the address of a Service", from: "other" }
    : found;
