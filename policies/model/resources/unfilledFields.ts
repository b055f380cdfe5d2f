import { type Value, UNKNOWN, at, isFields } from "../../value";
import { isPlaceholder } from "../environment/unfilled";
import type { ResourceKind } from "./kinds";
import type { StackResource } from "./resources";

/**
 * Takes what a template leaves open in a Kubernetes object, such as `type: ${SERVICE_TYPE}`, for a value that is not
 * known. Names and labels stay as they are: the same placeholder at both ends of a reference is the same name. So do
 * images, which tell enough around the placeholder, and variables and commands, which have placeholders of their own.
 */
export function withoutPlaceholders(resource: StackResource): StackResource {
  if (!resource.type.startsWith("kubernetes:") || others.includes(resource.kind)) return resource;
  const spec = at(resource.props, "spec");
  const annotations = at(resource.props, "metadata", "annotations");
  const known = opened(spec);
  const told = opened(annotations);
  if (known === spec && told === annotations) return resource;
  const { props } = resource;
  if (!isFields(props)) return resource;
  const metadata = at(props, "metadata");
  const annotated: Value = isFields(metadata) ? { ...metadata, annotations: told } : metadata;
  return { ...resource, props: { ...props, metadata: annotated, spec: known } };
}

/** Objects whose texts are content, and not settings of the object. */
const others: readonly ResourceKind[] = ["configMap", "secret", "custom", "release", "wrapper"];

const kept =
  /^(name|namespaces?|labels|matchLabels|matchExpressions|selector|image|command|args|env|envFrom|lifecycle|hosts?|paths?|metadata)$|Name$/;

/** The same value where nothing in it is open, so that hardly anything is copied. */
function opened(value: Value): Value {
  if (typeof value === "string") {
    return isPlaceholder(value) || /^\$\([A-Z_]\w*\)$/.test(value) ? UNKNOWN : value;
  }
  if (Array.isArray(value)) {
    const list: readonly Value[] = value;
    const found = list.map(opened);
    return found.some((each, index) => each !== list[index]) ? found : value;
  }
  if (!isFields(value)) return value;
  const found = Object.entries(value).map(([key, inner]): [string, Value] => [
    key,
    kept.test(key) ? inner : opened(inner),
  ]);
  return found.some(([key, inner]) => inner !== value[key]) ? Object.fromEntries(found) : value;
}
