import {
  describeExposure,
  office,
  type,
  withIngress,
  withService,
} from "../../../../helpers/exposure";
import { U } from "../../../../helpers/policyStack";

const ofService = (funnel: unknown) =>
  withService(
    { type, loadBalancerClass: "tailscale" },
    funnel === undefined ? {} : { "tailscale.com/funnel": funnel },
  );
const ofIngress = (funnel: unknown) =>
  withIngress(funnel === undefined ? {} : { "tailscale.com/funnel": funnel }, {
    ingressClassName: "tailscale",
  });

/** An Ingress of a class of the stack, by whatever name. */
const ofClass = (controller: string) =>
  withIngress({}, { ingressClassName: "inside" }).add(
    "kubernetes:networking.k8s.io/v1:IngressClass",
    "class",
    { metadata: { name: "inside" }, spec: { controller } },
    { provider: "core" },
  );

describeExposure("tailnets", {
  open: [
    ["a Service with a funnel", () => ofService("true")],
    ["an Ingress with a funnel", () => ofIngress("true")],
    ["an Ingress of a class of another controller", () => ofClass("example.com/tailscale")],
    ["a Service of another class", () => withService({ type, loadBalancerClass: "tailscale-2" })],
  ],
  closed: [
    [
      "a Service of another class that is limited",
      () => withService({ type, loadBalancerClass: "other", loadBalancerSourceRanges: [office] }),
    ],
  ],
  undecided: [
    ["a Service in a tailnet", () => ofService(undefined), /who is in the tailnet of/],
    ["an Ingress in a tailnet", () => ofIngress("false"), /who is in the tailnet of/],
    [
      "an Ingress of a class of Tailscale's controller",
      () => ofClass("tailscale.com/ts-ingress"),
      /who is in the tailnet of/,
    ],
    ["a Service whose funnel is not known", () => ofService(U), /has a funnel is not known/],
  ],
});
