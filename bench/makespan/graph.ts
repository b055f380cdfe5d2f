import { containsUnknown } from "../../preview/engine/wire";
import type { Resource } from "../../preview/engine/resource";
import { typicalSeconds } from "./durations";
import { necessity } from "./necessity";

/** A resource that waits for others. */
export interface Step {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly seconds: number;
  readonly waits: readonly Wait[];
}

export interface Wait {
  readonly for: Step;
  /** Why it has to wait; undefined if nothing is known to need it. */
  readonly reason?: string;
}

/**
 * What waits for what in a stack, of the resources as a first preview shows them: with outputs unknown.
 */
export function graph(resources: readonly Resource[]): Step[] {
  const known = new Map(resources.map((resource) => [resource.urn, resource]));
  const steps = new Map<string, Step>();

  const step = (resource: Resource): Step => {
    const seen = steps.get(resource.urn);
    if (seen !== undefined) return seen;
    const made: Step = {
      urn: resource.urn,
      type: resource.type,
      name: resource.name,
      seconds: resource.custom ? typicalSeconds(resource) : 0,
      waits: awaited(resource)
        .map((urn) => known.get(urn))
        .filter((other) => other !== undefined)
        .filter((other) => other !== resource)
        .map((other) => ({ for: step(other), reason: reasonFor(resource, other) })),
    };
    steps.set(resource.urn, made);
    return made;
  };
  return resources.map(step);
}

function awaited({ dependencies, propertyDependencies, provider }: Resource): string[] {
  // The reference to a provider ends with its id.
  const providerUrn = provider.split("::").slice(0, 4).join("::");
  return [
    ...new Set([...dependencies, ...Object.values(propertyDependencies).flat(), providerUrn]),
  ];
}

function reasonFor(resource: Resource, other: Resource): string | undefined {
  if (other.type.startsWith("pulumi:providers:")) return "it is made through this connection";
  // An input that is known beforehand may carry a dependency too, but does not need it for its value.
  const needsValue = Object.entries(resource.propertyDependencies).some(
    ([property, urns]) => urns.includes(other.urn) && containsUnknown(resource.inputs[property]),
  );
  return needsValue ? "an input of it is an output of that one" : necessity(resource, other);
}
