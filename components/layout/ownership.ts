import type * as pulumi from "@pulumi/pulumi";

/**
 * Has Pulumi keep the fields that it sets in Kubernetes. Whoever changes one there becomes its manager, such as an
 * autoscaler that is switched off later, `kubectl scale` or `kubectl set image`; and the next `up` that changes the
 * object would end in a conflict. A field that Pulumi ignores stays with its manager: the provider leaves it out.
 *
 * Not for patches of objects of others: who patches says whether he overrules.
 */
export const keepFields: pulumi.ResourceTransformation = ({ type, props, opts }) => {
  if (!type.startsWith("kubernetes:") || type.endsWith("Patch")) return undefined;
  const { metadata = {} } = props as { metadata?: { annotations?: Record<string, string> } };
  const annotations = { ...metadata.annotations, "pulumi.com/patchForce": "true" };
  return { props: { ...props, metadata: { ...metadata, annotations } }, opts };
};
