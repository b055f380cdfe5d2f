import type { Admission } from "../../networks/admission";
import type { StackResource } from "../../resources/resources";
import type { Frontend } from "../frontend";

/** A cloud service that brings clients to a load balancer of the stack, even if the load balancer is internal. */
export interface Edge {
  /** The load balancer, or the listener, that it leads to. */
  readonly target: StackResource;
  /** `Global Accelerator endpoint group web`, for messages. */
  readonly label: string;
  /** Whose addresses the load balancer's security groups check: the clients' own, or only those of the service. */
  readonly groupsSee: "clients" | "service";
  /** Who the service itself lets in. */
  readonly gates: readonly Admission[];
  /** What clients connect to, if it is not the load balancer itself. */
  readonly frontend?: Frontend;
}
