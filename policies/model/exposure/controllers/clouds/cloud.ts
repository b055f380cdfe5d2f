import type { Controller } from "../controller";
import type { Description } from "../description";
import { type CloudAnnotations, cloudServices } from "./cloudServices";

/** A cloud with what its own controller of Services reads. */
export interface Cloud {
  readonly name: string;
  readonly source: string;
  readonly services: CloudAnnotations;
  readonly unseen?: readonly string[];
}

export const cloud = (one: Cloud): Controller => ({
  described: describedBy(one),
  services: cloudServices(one.services),
});

/** What the documentation says of a cloud, from what the pack reads of its Services. */
export function describedBy({ name, source, services, unseen = [] }: Cloud): Description {
  const { internal, allowed = [], elsewhere = [], className, ignoresRanges } = services;
  const classes = className === undefined ? "" : ", or its class";
  return {
    name,
    source,
    serves: `Services of type LoadBalancer with one of its annotations${classes}`,
    decided: [
      ...internal.map(
        ({ annotation, value, field }) =>
          `inside only: \`${annotation}\`${value === undefined ? "" : `: ${field === undefined ? "" : `${field} `}\`${value}\``}`,
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
