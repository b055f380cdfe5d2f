import { choose } from "../../../known";
import { at, isOn } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
import type { StackResource } from "../../resources/resources";
import type { BalancedService, Controller } from "./controller";
import { kubernetesFrontends } from "./kubernetesServices";
import { unfollowedFrontend } from "./namedOnly";

/** The class of Services and Ingresses that Tailscale's operator serves. */
const className = /^tailscale$/;

/** This annotation opens a tailnet entrance to the internet. */
const funnel = "tailscale.com/funnel";

/** Tailscale's operator lets in the members of a tailnet. */
export const tailscale: Controller = {
  described: {
    name: "Tailscale's operator",
    source: "https://tailscale.com/kb/1439/kubernetes-operator-cluster-ingress",
    serves: "Ingresses and Services of class `tailscale`",
    decided: ["with `tailscale.com/funnel`, everyone"],
    undecided: ["who is in a tailnet"],
    unseen: ["the policy of the tailnet"],
  },
  ingresses: {
    claims: { controller: /^tailscale\.com\//, className },
    serve: () => ({
      gates: ({ ingress: { resource, label } }) => [tailnetGate(resource, label)],
      frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
    }),
  },
  services: {
    claims: { className },
    serve: ({ topology }) => ({
      gates: ({ resource, label }: BalancedService) => [tailnetGate(resource, label)],
      frontends: kubernetesFrontends(topology),
    }),
  },
};

const tailnetGate = ({ props }: StackResource, label: string): Admission =>
  choose(isOn(at(props, "metadata", "annotations", funnel)), {
    yes: admitEveryone("has a funnel, which admits everyone"),
    no: admitUndecided(`who is in the tailnet of ${label} cannot be seen`),
    unknown: admitUndecided(`whether ${label} has a funnel is not known`),
  });
