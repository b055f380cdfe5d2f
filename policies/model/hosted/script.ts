import { processOfImage } from "../../../facts/images";
import { ifKnown } from "../../known";
import { type Value, isAbsent } from "../../value";
import { container } from "./containers";

/** A script that a server runs when it starts, in plain text or in base64. */
export const scriptIn = (plain: Value, encoded: Value): Value =>
  isAbsent(plain) ? ifKnown(encoded, decoded, encoded) : ifKnown(plain, decoded, plain);

/** The provider takes text in base64 in the place of plain text too. */
function decoded(value: Value): Value {
  if (typeof value !== "string") return undefined;
  const isEncoded = value.length >= 16 && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value);
  return isEncoded ? Buffer.from(value, "base64").toString() : value;
}

/** The containers that a script starts with images of Tracardi's, with the one variable that matters to who comes in. */
export function containersIn(script: Value): readonly Value[] {
  if (typeof script !== "string") return [];
  const images = [...script.matchAll(/[\w./:@-]*\b[\w.-]*tracardi[\w.:@/-]*/gi)]
    .map(([image]) => image)
    .filter((image) => processOfImage(image) !== undefined);
  const [, exposed] = /\bEXPOSE_GUI_API["']?\s*[=:]\s*["']?([\w-]+)/.exec(script) ?? [];
  const variables: Value = exposed === undefined ? undefined : { EXPOSE_GUI_API: exposed };
  return [...new Set(images)].map((image) =>
    container({ name: processOfImage(image), image, variables }),
  );
}

/** The port that a script publishes for its containers; that of HTTP if it does not say. */
export function publishedPort(script: Value): number {
  const [, option, listed] =
    typeof script === "string"
      ? (/(?:-p|--publish)[ =]"?(?:[\d.]+:)?(\d+):\d+|^\s*-\s*["']?(\d+):\d+["']?\s*$/m.exec(
          script,
        ) ?? [])
      : [];
  return Number(option ?? listed ?? 80);
}
