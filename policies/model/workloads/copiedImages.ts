import { processOfImage } from "../../../facts/images";
import { is, surely } from "../../known";
import { type Value, at, items } from "../../value";

/** Why pods may serve Tracardi's GUI although none of their containers runs its image: they have its files. */
export function doubtByCopies(podSpec: Value): string | undefined {
  const mounted = items(at(podSpec, "volumes")).some((volume) =>
    isGui(at(volume, "image", "reference")),
  );
  if (mounted) return `as they mount the files of the GUI's image. ${remedy}`;
  const copied = items(at(podSpec, "initContainers")).some(
    (each) =>
      isGui(at(each, "image")) &&
      !surely(is(at(each, "restartPolicy"), "Always")) &&
      items(at(each, "volumeMounts")).length > 0,
  );
  return copied
    ? `as an init container may copy the files of the GUI's image. ${remedy}`
    : undefined;
}

const isGui = (image: Value): boolean =>
  typeof image === "string" && processOfImage(image) === "gui";

const remedy = "Run the image itself.";
