import { ifKnown } from "../../../../known";
import { fields } from "../../../../value";
import type { Ingress } from "../../topology/ingresses";

/** The prefix of Ingress annotations for the AWS Load Balancer Controller. */
export const alb = "alb.ingress.kubernetes.io/";

/** Whether an Ingress has annotations for the controller, or may have some. */
export const isAnnotated = ({ annotations }: Ingress): boolean =>
  ifKnown(annotations, (known) => fields(known).some(([key]) => key.startsWith(alb)), true);
