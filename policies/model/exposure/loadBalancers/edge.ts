import type { Admission } from "../../networks/admission";
import type { StackResource } from "../../resources/resources";
import type { Frontend } from "../frontend";

/** A service of a cloud that brings clients to a load balancer of the stack, past its being internal. */
export interface Edge {
  /** The load balancer, or the listener, that it leads to. */
  readonly target: StackResource;
  /** `Global Accelerator endpoint group web`, for messages. */
  readonly label: string;
  /** Whom the load balancer's security groups judge: the clients themselves, or the service alone. */
  readonly groupsSee: "clients" | "service";
  /** Whom the service itself lets in. */
  readonly gates: readonly Admission[];
  /** What clients meet, where it is not the load balancer itself. */
  readonly frontend?: Frontend;
}
