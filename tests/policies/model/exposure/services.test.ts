import {
  describeExposure,
  withService,
  loadBalancer,
  office,
  type,
} from "../../../helpers/exposure";
import { U } from "../../../helpers/policyStack";

describeExposure("Services", {
  open: [
    ["LoadBalancer", () => withService({ type })],
    [
      "LoadBalancer, internet-facing",
      () =>
        withService(
          { type, loadBalancerClass: "eks.amazonaws.com/nlb" },
          { [`${loadBalancer}aws-load-balancer-scheme`]: "internet-facing" },
        ),
    ],
    [
      "LoadBalancer whose annotations contradict",
      () =>
        withService(
          { type },
          {
            [`${loadBalancer}aws-load-balancer-scheme`]: "internet-facing",
            [`${loadBalancer}aws-load-balancer-internal`]: "true",
          },
        ),
    ],
    [
      "LoadBalancer, internal: false",
      () => withService({ type }, { [`${loadBalancer}aws-load-balancer-internal`]: "false" }),
    ],
    [
      "LoadBalancer for two halves",
      () => withService({ type, loadBalancerSourceRanges: ["0.0.0.0/1", "128.0.0.0/1"] }),
    ],
    [
      "LoadBalancer whose own groups make its ranges void",
      () =>
        withService(
          { type, loadBalancerSourceRanges: [office] },
          { [`${loadBalancer}aws-load-balancer-security-groups`]: "sg-1" },
        ),
    ],
    ["NodePort", () => withService({ type: "NodePort" })],
    ["externalIPs", () => withService({ externalIPs: ["198.51.100.7"] })],
  ],
  closed: [
    ["ClusterIP", () => withService({})],
    [
      "LoadBalancer, internal",
      () => withService({ type }, { [`${loadBalancer}aws-load-balancer-scheme`]: "internal" }),
    ],
    [
      "LoadBalancer, internal by the old annotation",
      () => withService({ type }, { [`${loadBalancer}aws-load-balancer-internal`]: "true" }),
    ],
    [
      "LoadBalancer, internal by its class",
      () => withService({ type, loadBalancerClass: "eks.amazonaws.com/nlb" }),
    ],
    [
      "LoadBalancer for the office",
      () => withService({ type, loadBalancerSourceRanges: [office] }),
    ],
    [
      "LoadBalancer for the office by annotation",
      () =>
        withService(
          { type },
          { [`${loadBalancer}load-balancer-source-ranges`]: `${office}, 10.0.0.0/8` },
        ),
    ],
  ],
  undecided: [
    [
      "type of a Service",
      () => withService({ type: U }),
      /the type of Service tracardi\/gui is not known/,
    ],
    [
      "scheme of a Service",
      () => withService({ type }, { [`${loadBalancer}aws-load-balancer-scheme`]: U }),
      /whether the load balancer of Service tracardi\/gui is internal/,
    ],
    [
      "source ranges",
      () => withService({ type, loadBalancerSourceRanges: [office, U] }),
      /the networks that it admits are not all known/,
    ],
    [
      "selector",
      () => withService({ type, selector: U }),
      /whether Service tracardi\/gui selects Deployment tracardi\/gui/,
    ],
    [
      "label",
      () => withService({ type, selector: { app: U } }),
      /whether Service tracardi\/gui selects/,
    ],
  ],
});
