import type { Admission } from "../../networks/admission";
import type { StackResource } from "../../resources/resources";
import type { Entrance } from "../entrance";

/** A service of AWS that brings clients to a load balancer past its being internal. */
export interface Edge {
  /** `Global Accelerator endpoint group web`, for messages. */
  readonly label: string;
  /** Whom the load balancer's security groups judge: the clients themselves, or the service alone. */
  readonly groupsSee: "clients" | "service";
  /** Whom the service itself lets in. */
  readonly gates: readonly Admission[];
  /** What clients meet, where it is not the load balancer itself. */
  readonly entrance?: Entrance;
}

/** An edge, and the load balancer or listener of the stack that it leads to. */
export interface Leading {
  readonly target: StackResource;
  readonly edge: Edge;
}
