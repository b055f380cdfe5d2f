import { repositoryName } from "../../../facts/imageReferences";
import { type AnyProcess, processOfImage, serviceOfImage } from "../../../facts/images";
import { isWorkerImage } from "../../../facts/otherImages";
import type { PolicySettings } from "../../settings/settings";
import { ifKnown } from "../../known";
import { type Value, at } from "../../value";
import { commandOf, commandText } from "../environment/command";
import { type Environment, declares } from "../environment/environment";
import { ownSettings } from "./imageHeuristics";

/** The process of a Tracardi image. It takes precedence over labels, which other containers may share. */
export function ownImage(container: Value): AnyProcess | undefined {
  const image = at(container, "image");
  const process = typeof image === "string" ? processOfImage(image) : undefined;
  return process === "api" && runsWorker(container) ? "worker" : process;
}

/** Whether a command starts a worker of the task queues that Tracardi uses, in place of the image's server. */
const runsWorker = (container: Value): boolean =>
  /(^|[\s/])(celery|huey_consumer(\.py)?)\s|\bpython3?\s+(-m\s+)?\S*worker\S*/.test(
    commandText(commandOf(container)),
  );

/** The process that the settings assign to a container. */
export function markedProcess(
  container: Value,
  podLabels: Value,
  marks: PolicySettings["marks"],
): AnyProcess | undefined {
  const image = at(container, "image");
  const name = typeof image === "string" ? repositoryName(image) : undefined;
  return (Object.keys(marks) as AnyProcess[]).find((process) => {
    const { images = [], labels = {} } = marks[process] ?? {};
    const wanted = Object.entries(labels);
    return (
      (name !== undefined && images.includes(name)) ||
      (wanted.length > 0 && wanted.every(([key, value]) => at(podLabels, key) === value))
    );
  });
}

/**
 * The image decides. If it is a copy with another name, a variable that only the API reads identifies it. If it is not
 * known, that variable may also come with a whole ConfigMap, which others of a known image may share.
 */
export function processOf(container: Value, { variable }: Environment): AnyProcess | undefined {
  const image = at(container, "image");
  if (typeof image === "string") {
    const own = processOfImage(image);
    const process = own ?? (isWorkerImage(image) ? "worker" : serviceOf(image, container));
    if (process !== undefined) return process;
  }
  const isSet = ifKnown(image, () => false, variable("EXPOSE_GUI_API").state === "set");
  return isSet || declares(container, "EXPOSE_GUI_API") ? "api" : undefined;
}

/** Others also use the names `apm` and `worker`, so the rest of the image or a setting must match. */
function serviceOf(image: string, container: Value): AnyProcess | undefined {
  const ours = /tracardi/i.test(image) || ownSettings.some((name) => declares(container, name));
  return ours ? serviceOfImage(image) : undefined;
}
