import { repositoryName } from "../../../facts/imageReferences";
import { processOfImage } from "../../../facts/images";
import { is, surely } from "../../known";
import { type Value, at, items } from "../../value";

/**
 * The GUI's image that a web server serves in its own image's place: pods mount images as volumes, with all their files.
 */
export function servedImage(container: Value, podSpec: Value): Value {
  const image = at(container, "image");
  if (typeof image !== "string" || !webServers.test(repositoryName(image))) return undefined;
  const mounted = items(at(container, "volumeMounts")).map((mount) => at(mount, "name"));
  return items(at(podSpec, "volumes"))
    .filter((volume) => mounted.includes(at(volume, "name")))
    .map((volume) => at(volume, "image", "reference"))
    .find(isGui);
}

/** Servers of files whose images serve what is mounted in a folder of theirs. */
const webServers =
  /^(nginx|nginx-unprivileged|openresty|angie|httpd|apache2?|caddy|lighttpd|static-web-server)$/;

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
