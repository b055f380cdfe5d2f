import { imagePath } from "../../../facts/imageReferences";
import { isSuccessor } from "../../../facts/otherImages";
import { ifKnown } from "../../known";
import { type Value, at } from "../../value";
import type { Environment } from "../environment/environment";
import { isPlaceholder } from "../environment/unfilled";

/** Why a container may run Tracardi, although it does not show it. */
export const doubtByImage = (container: Value, environment: Environment): string | undefined =>
  ifKnown(
    at(container, "image"),
    (image) => (typeof image === "string" ? doubtByLooks(image, environment) : undefined),
    "as its image is not known. Write the image as plain text.",
  );

function doubtByLooks(image: string, { variable }: Environment): string | undefined {
  if (isSuccessor(image) && /api|gui|ui\b/i.test(imagePath(image))) {
    return "as its image has the name of Airembr, the successor, whose settings are not judged.";
  }
  const isOwn = [...ownSettings, "EXPOSE_GUI_API"].some((name) => variable(name).state === "set");
  return isOwn || /tracardi[-_.]?(api|gui)\b/i.test(image) || resemblesTracardi(image)
    ? "as its image does not have the name of one of Tracardi's, but the looks. Name the copy of the image as the original."
    : undefined;
}

/**
 * Why a workload without a Tracardi container may run Tracardi after all: a copy of the GUI's image may have
 * any name, and no setting identifies it.
 */
export const doubtByName = (name: unknown): string | undefined =>
  typeof name === "string" && /tracardi[-_.]?(api|gui)$/i.test(name)
    ? "as its name says, and none of its images does. Name the copy of the image as the original."
    : undefined;

/** Typical names of copies: `tracardi/gui`, `gui-tracardi`, `tracardi-frontend`. */
function resemblesTracardi(image: string): boolean {
  const words = imagePath(image).toLowerCase();
  return (
    /tracardi/.test(words) &&
    (isPlaceholder(words) ||
      /(^|[-_./]|tracardi)(api|gui|ui|frontend|backend)($|[-_./])/.test(words))
  );
}

/** Settings that only Tracardi has. */
export const ownSettings = ["INSTALLATION_TOKEN", "AUTO_PROFILE_MERGING"];
