import type { Way } from "../exposure/exposure";
import type { Admission } from "../networks/admission";
import type { StackResource } from "../resources/resources";

/** A way that consists of nothing but an entrance. */
export const wayTo = (resource: StackResource, label: string, ...gates: Admission[]): Way => ({
  path: label,
  gates,
  requests: "any",
  frontend: { resource, label, protocol: "raw" },
});
