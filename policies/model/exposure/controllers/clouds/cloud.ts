import type { Controller } from "../controller";
import type { Description } from "../description";
import { cloudIngresses } from "./cloudIngresses";
import { type CloudAnnotations, cloudServices } from "./cloudServices";
import { type Saying, sayingText } from "./sayings";

/** A cloud with what its own controller of Services reads. */
export interface Cloud {
  readonly name: string;
  readonly source: string;
  readonly services: CloudAnnotations;
  /** The Ingresses of its own controller, and what makes their load balancers internal. */
  readonly ingresses?: { readonly className: RegExp; readonly internal: readonly Saying[] };
  readonly unseen?: readonly string[];
}

export const cloud = (one: Cloud): Controller => ({
  described: describedBy(one),
  services: cloudServices(one.services),
  ...(one.ingresses === undefined
    ? {}
    : { ingresses: cloudIngresses(one.ingresses.className, one.ingresses.internal) }),
});

/** What the documentation says of a cloud, from what the pack reads of its Services. */
export function describedBy({
  name,
  source,
  services,
  ingresses,
  unseen = [],
}: Cloud): Description {
  const { internal, allowed = [], elsewhere = [], className, ignoresRanges } = services;
  const classes = className === undefined ? "" : ", or its class";
  return {
    name,
    source,
    serves: `Services of type LoadBalancer with one of its annotations${classes}${ingresses === undefined ? "" : "; Ingresses of its class"}`,
    decided: [
      ...internal.map((saying) => `inside only: ${sayingText(saying)}`),
      ...(ingresses?.internal ?? []).map(
        (saying) => `inside only, of an Ingress: ${sayingText(saying)}`,
      ),
      ...allowed.map(({ annotation }) => `the networks of \`${annotation}\``),
      ...(ignoresRanges ? [] : ["the networks of `loadBalancerSourceRanges`"]),
    ],
    undecided: [
      ...elsewhere.map(({ annotation }) => `whom \`${annotation}\` lets in`),
      "its annotations in a cluster of EKS, or beside the class or the annotations of another controller",
    ],
    unseen: [...unseen, "firewalls of the cloud that no object of the stack names"],
  };
}
