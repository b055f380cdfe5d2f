import { append } from "../../resources/append";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { controllers } from "../controllers/registry";
import type { Edge } from "./edge";

/** The cloud services that bring clients to the load balancers of a stack. */
export class Edges {
  private readonly byTarget = new Map<StackResource, Edge[]>();

  constructor(index: ResourceIndex) {
    for (const edge of controllers.flatMap(({ edges }) => edges?.(index) ?? [])) {
      append(this.byTarget, edge.target, edge);
    }
  }

  of(balancer: StackResource, listener: StackResource): readonly Edge[] {
    return [...(this.byTarget.get(balancer) ?? []), ...(this.byTarget.get(listener) ?? [])];
  }
}
