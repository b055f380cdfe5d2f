import { repositoryName } from "../../../facts/imageReferences";
import { certificateOption, tlsImageNames } from "../../../facts/images";
import { type Answer, allKnown, allOf, ifKnown } from "../../known";
import { type Value, at, items } from "../../value";
import type { TracardiContainer, Workload } from "../workloads/workloads";

/** Whether the pods of a workload speak TLS themselves. */
export function speaksTls({ containers, podSpec }: Workload): Answer {
  const serving = containers.filter(({ process }) => process === "api" || process === "gui");
  const answer = allOf(serving.map(containerSpeaks));
  // Another container in the pod may handle TLS for them.
  const names = containers.map(({ name }) => name);
  const others = ["containers", "initContainers"]
    .flatMap((kind) => items(at(podSpec, kind)))
    .filter((each) => !names.includes(String(at(each, "name"))));
  const mayBeOther = others.some((each) => items(at(each, "ports")).length > 0);
  return answer === "no" && mayBeOther ? "unknown" : answer;
}

function containerSpeaks({ process, spec, variable }: TracardiContainer): Answer {
  const image = at(spec, "image");
  if (typeof image === "string" && tlsImageNames.includes(repositoryName(image))) return "yes";
  if (process === "gui") return typeof image === "string" ? "no" : "unknown";
  const words = ["command", "args"].flatMap((key): readonly Value[] => items(at(spec, key)));
  if (words.some((word) => certificateOption.test(String(word)))) return "yes";
  const options = variable("GUNICORN_CMD_ARGS");
  if (options.state === "set" && certificateOption.test(options.value)) return "yes";
  const isSeen = ["set", "absent"].includes(options.state);
  return ifKnown(allKnown(words), () => (isSeen ? "no" : "unknown"), "unknown");
}
