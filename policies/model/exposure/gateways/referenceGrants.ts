import { ifKnown, is, surely } from "../../../known";
import { at, isAbsent, items } from "../../../value";
import { type Admission, admitUndecided } from "../../networks/admission";
import { append } from "../../resources/append";
import { kubernetesKindOf } from "../../resources/kinds";
import { type Placement, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Placed } from "../topology/placed";

/** Which routes may refer to Services in other namespaces: a ReferenceGrant there must allow it. */
export class ReferenceGrants {
  private readonly byNamespace = new Map<string, StackResource[]>();

  constructor(index: ResourceIndex) {
    for (const grant of index.ofKind("referenceGrant")) {
      const key = keyOf(placementOf(grant, index));
      append(this.byNamespace, key, grant);
    }
  }

  /** The conditions for a route to reach a Service in a namespace. */
  gates(route: Placed, service: Placement): Admission[] {
    if (route.place.namespace === service.namespace) return [];
    const grants = this.byNamespace.get(keyOf(service)) ?? [];
    if (grants.some((grant) => lets(grant, route, service))) return [];
    const shown = ifKnown(service.namespace, String, "of the Service");
    const reason = `whether a ReferenceGrant in namespace ${shown} lets ${route.label} in cannot be seen`;
    return [admitUndecided(reason)];
  }
}

const keyOf = ({ cluster, namespace }: Placement): string => `${cluster}\n${String(namespace)}`;

function lets({ props }: StackResource, route: Placed, service: Placement): boolean {
  const kind = kubernetesKindOf(route.resource.type);
  const from = items(at(props, "spec", "from")).some(
    (one) =>
      surely(is(at(one, "kind"), kind)) && surely(is(at(one, "namespace"), route.place.namespace)),
  );
  const to = items(at(props, "spec", "to")).some((one) => {
    const name = at(one, "name");
    return (
      surely(is(at(one, "kind"), "Service")) && (isAbsent(name) || surely(is(name, service.name)))
    );
  });
  return from && to;
}
