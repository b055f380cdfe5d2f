import { lineOfTag } from "../../../facts/environment";
import { type Image, readImage } from "../../../facts/imageReferences";
import { processOfImage, serviceOfImage } from "../../../facts/images";
import { type Known, knownOr, whenKnown } from "../../known";
import { type Value, at } from "../../value";

/** Undefined if a container has none, as in a patch. */
export const imageOf = (container: Value): Known<Image | undefined> =>
  whenKnown(at(container, "image"), (text) =>
    typeof text === "string" && text.trim() !== "" ? readImage(text) : undefined,
  );

/** The release line of an image of Tracardi, if its tag shows it. */
export function lineOfImage(image: Known<Image | undefined>): string | undefined {
  const { name, tag } = knownOr(image, undefined) ?? {};
  if (name === undefined || tag === undefined) return undefined;
  const ours = processOfImage(name) ?? serviceOfImage(name);
  return ours === undefined ? undefined : lineOfTag(tag);
}
