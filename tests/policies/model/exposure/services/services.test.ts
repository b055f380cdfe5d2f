import {
  describeExposure,
  hidden,
  withIngress,
  withService,
  loadBalancer,
  office,
  type,
} from "../../../../helpers/exposure";
import { service } from "../../../../helpers/front";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

const ofStatefulSet = (selector: Inputs): TestStack => {
  const stack = withService({ type, selector });
  stack.get("gui").type = "kubernetes:apps/v1:StatefulSet";
  return stack;
};

/** As many load balancers, each for one network as wide as is allowed. */
const narrow = (count: number): TestStack => {
  const stack = hidden();
  for (let n = 1; n <= count; n++) {
    const inputs = service("gui", { type, loadBalancerSourceRanges: [`${20 * n}.0.0.0/8`] });
    inputs.metadata.name = `gui-${n}`;
    stack.add("kubernetes:core/v1:Service", `service-${n}`, inputs, { provider: "core" });
  }
  return stack;
};

const patch = ({ metadata, spec }: Inputs) =>
  [
    "kubernetes:core/v1:ServicePatch",
    "patch",
    { metadata, spec: { ...spec, type } },
    { provider: "core" },
  ] as const;

/** A load balancer for a prefix list, of which that of the stack has the networks given. */
const withPrefixList = (id: string, networks?: string[]): TestStack => {
  const stack = withService(
    { type },
    { [`${loadBalancer}aws-load-balancer-security-group-prefix-lists`]: id },
  );
  if (networks === undefined) return stack;
  const entries = networks.map((cidr) => ({ cidr }));
  stack.add("aws:ec2/managedPrefixList:ManagedPrefixList", "office", { entries });
  stack.get("service").references = { metadata: [stack.get("office").urn] };
  return stack;
};

/** Other names, each of the one before it, of which an Ingress uses the last. */
const renamed = (...names: string[]): TestStack => {
  const stack = withIngress(
    {},
    { rules: [{ http: { paths: [{ backend: { service: { name: names.at(-1) } } }] } }] },
  );
  ["gui", ...names].slice(0, -1).forEach((of, n) => {
    const spec = { type: "ExternalName", externalName: `${of}.tracardi.svc.cluster.local` };
    const metadata = { name: names[n], namespace: "tracardi" };
    stack.add("kubernetes:core/v1:Service", names[n], { metadata, spec }, { provider: "core" });
  });
  return stack;
};

const balancer = `${loadBalancer}aws-load-balancer-`;

const elsewhere = (spec: Inputs): TestStack =>
  withService(spec).change("service", ({ metadata }) => (metadata.namespace = "web"));

describeExposure("Services", {
  open: [
    ["LoadBalancer", () => withService({ type })],
    ["another name of another name", () => renamed("web", "app")],
    [
      "security groups that the controller of Kubernetes does not read",
      () =>
        withService(
          { type },
          { [`${balancer}type`]: "nlb", [`${balancer}security-groups`]: "sg-1" },
        ).add(
          "aws:ec2/securityGroup:SecurityGroup",
          "office",
          { ingress: [] },
          { outputs: { id: "sg-1" } },
        ),
    ],
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
    [
      "LoadBalancer, internal by one annotation and not by the other",
      () =>
        withService(
          { type },
          {
            [`${loadBalancer}aws-load-balancer-scheme`]: "internal",
            [`${loadBalancer}aws-load-balancer-internal`]: "false",
          },
        ),
    ],
    [
      "LoadBalancer for a prefix list",
      () =>
        withService(
          { type, loadBalancerSourceRanges: [office] },
          { [`${loadBalancer}aws-load-balancer-security-group-prefix-lists`]: "pl-1" },
        ),
    ],
    [
      "LoadBalancer for one pod of a StatefulSet, by its name",
      () => ofStatefulSet({ "statefulset.kubernetes.io/pod-name": "gui-0" }),
    ],
    [
      "LoadBalancer for one pod of a StatefulSet, by its index",
      () => ofStatefulSet({ app: "gui", "apps.kubernetes.io/pod-index": "0" }),
    ],
    ["LoadBalancers that are narrow each, and wide together", () => narrow(2)],
    [
      "a patch that makes a Service a LoadBalancer",
      () => withService({}).add(...patch({ metadata: { name: "gui", namespace: "tracardi" } })),
    ],
    ["NodePort", () => withService({ type: "NodePort" })],
    [
      "LoadBalancer for IPv6",
      () => withService({ type, loadBalancerSourceRanges: [office, "::/0"] }),
    ],
    [
      "LoadBalancer with further security groups",
      () =>
        withService(
          { type, loadBalancerSourceRanges: [office] },
          { [`${loadBalancer}aws-load-balancer-extra-security-groups`]: "sg-1" },
        ),
    ],
    [
      "LoadBalancer without the security group that its ranges would be in",
      () =>
        withService(
          { type, loadBalancerClass: "service.k8s.aws/nlb", loadBalancerSourceRanges: [office] },
          {
            [`${loadBalancer}aws-load-balancer-scheme`]: "internet-facing",
            [`${loadBalancer}aws-load-balancer-disable-nlb-sg`]: "true",
          },
        ),
    ],
    ["LoadBalancer for a prefix list of elsewhere", () => withPrefixList("pl-1")],
    ["LoadBalancer for a prefix list that is open", () => withPrefixList(U, ["0.0.0.0/0"])],
    [
      "LoadBalancer of local traffic alone",
      () => withService({ type, externalTrafficPolicy: "Local" }),
    ],
    ["externalIPs", () => withService({ externalIPs: ["198.51.100.7"] })],
  ],
  closed: [
    ["ClusterIP", () => withService({})],
    [
      "headless, with pods that are not ready",
      () => withService({ clusterIP: "None", publishNotReadyAddresses: true }),
    ],
    ["LoadBalancer in another namespace", () => elsewhere({ type })],
    ["LoadBalancer for a prefix list of the office", () => withPrefixList(U, [office])],
    [
      "LoadBalancer for the office and its prefix list",
      () =>
        withPrefixList(U, ["10.0.0.0/8"]).change("service", ({ spec }) => {
          spec.loadBalancerSourceRanges = [office];
        }),
    ],
    [
      "LoadBalancer, internal",
      () =>
        withService(
          { type, loadBalancerClass: "service.k8s.aws/nlb" },
          { [`${loadBalancer}aws-load-balancer-scheme`]: "internal" },
        ),
    ],
    [
      "LoadBalancer, internal by its type",
      () => withService({ type }, { [`${loadBalancer}aws-load-balancer-type`]: "external" }),
    ],
    [
      "LoadBalancer, internal by the oldest spelling",
      () => withService({ type }, { [`${loadBalancer}aws-load-balancer-internal`]: "0.0.0.0/0" }),
    ],
    [
      "LoadBalancer for a pod of another StatefulSet",
      () => ofStatefulSet({ "statefulset.kubernetes.io/pod-name": "guide-0" }),
    ],
    [
      "LoadBalancer that selects a label which no pod has",
      () => ofStatefulSet({ gone: "undefined" }),
    ],
    ["LoadBalancer for one wide network", () => narrow(1)],
    [
      "a patch of another Service",
      () =>
        withService({}).add(
          ...patch({
            metadata: { name: "web", namespace: "web" },
            spec: { selector: { app: "web" } },
          }),
        ),
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
      "internal by an annotation of AWS, with the class of another controller",
      () =>
        withService(
          { type, loadBalancerClass: "example.com/metallb" },
          { [`${balancer}internal`]: "true" },
        ),
      /whether the controller .* reads the annotation that calls it internal/,
    ],
    [
      "internal by an annotation of Azure",
      () => withService({ type }, { [`${loadBalancer}azure-load-balancer-internal`]: "true" }),
      /reads the annotation that calls it internal/,
    ],
    [
      "internal, but open to IPv6",
      () =>
        withService(
          { type, loadBalancerClass: "service.k8s.aws/nlb" },
          { [`${balancer}attributes`]: "a=b, ipv6.deny_all_igw_traffic=false" },
        ),
      /ipv6\.deny_all_igw_traffic is off, is reached by IPv6/,
    ],
    [
      "a label that the cluster adds",
      () => withService({ type, selector: { "topology.kubernetes.io/zone": "eu-west-1a" } }),
      /whether Service tracardi\/gui selects/,
    ],
    [
      "a label that a Rollout adds to its canary",
      () => {
        const stack = withService({ type, selector: { app: "gui", role: "canary" } });
        stack.get("gui").type = "kubernetes:argoproj.io/v1alpha1:Rollout";
        const canaryMetadata = { labels: { role: "canary" } };
        stack.change("gui", ({ spec }) => (spec.strategy = { canary: { canaryMetadata } }));
        return stack;
      },
      /selects/,
    ],
    [
      "entries of a prefix list",
      () => withPrefixList(U, [U]),
      /the networks of prefix list office are not all known/,
    ],
    [
      "whether there is a security group",
      () =>
        withService(
          { type, loadBalancerSourceRanges: [office] },
          { [`${loadBalancer}aws-load-balancer-disable-nlb-sg`]: U },
        ),
      /whether it has a security group is not known/,
    ],
    [
      "a scheme that only some controllers read",
      () => withService({ type }, { [`${loadBalancer}aws-load-balancer-scheme`]: "internal" }),
      /Kubernetes' own controller does not read the scheme of Service tracardi\/gui/,
    ],
    [
      "a patch of a Service that is not in the stack",
      () => hidden().add(...patch({ metadata: { name: "other", namespace: "tracardi" } })),
      /whether Service tracardi\/other selects Deployment tracardi\/gui/,
    ],
    [
      "a generated label",
      () => withService({ type, selector: { app: "gui", "pod-template-hash": "1" } }),
      /whether Service tracardi\/gui selects/,
    ],
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
