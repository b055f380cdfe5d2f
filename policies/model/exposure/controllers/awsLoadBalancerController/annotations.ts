import { ifKnown } from "../../../../known";
import { fields } from "../../../../value";
import type { ResourceIndex } from "../../../resources/resources";
import { classNameOf } from "../../ingresses/ingressClasses";
import type { Ingress } from "../../topology/ingresses";
import { AwsControllers } from "./awsControllers";

/** The prefix of Ingress annotations for the AWS Load Balancer Controller. */
export const alb = "alb.ingress.kubernetes.io/";

/** Whether an Ingress has annotations for the controller, or may have some, or a class that it is told. */
export const isOwn = (ingress: Ingress, index: ResourceIndex): boolean =>
  ifKnown(
    ingress.annotations,
    (known) => fields(known).some(([key]) => key.startsWith(alb)),
    true,
  ) || AwsControllers.in(index).serves("ingressClass", ingress.place.cluster, classNameOf(ingress));
