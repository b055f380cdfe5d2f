import { type Inputs, type TestStack, U } from "../../helpers/policyStack";
import type { Random } from "./equivalents";

/** Adds some of what stands beside Tracardi in the same stack, clusters and account. */
export function addUnrelated(stack: TestStack, random: Random): void {
  const providers = [...stack.resources.values()].filter(
    ({ type }) => type === "pulumi:providers:kubernetes",
  );
  const provider = providers[Math.floor(random() * providers.length)];
  for (const [type, name, inputs] of beside()) {
    if (random() < 0.3) continue;
    stack.add(type, name, inputs, { outputs: type.startsWith("aws:") ? { arn: U, id: U } : {} });
    if (type.startsWith("kubernetes:")) stack.get(name).provider = provider?.urn;
  }
}

const labels = { app: "shop", tier: "else" };

const metadata = (name: string): Inputs => ({ name, namespace: "elsewhere" });

function beside(): [type: string, name: string, inputs: Inputs][] {
  const container = {
    name: "shop",
    image: "docker.io/library/nginx:latest",
    env: [{ name: "PASSWORD", value: "x" }],
    ports: [{ containerPort: 80, hostPort: 80 }],
  };
  const template = { metadata: { labels }, spec: { containers: [container] } };
  const backend = { service: { name: "shop", port: { number: 80 } } };
  return [
    [
      "kubernetes:apps/v1:Deployment",
      "shop",
      {
        metadata: metadata("public"),
        spec: { replicas: 1, selector: { matchLabels: labels }, template },
      },
    ],
    [
      "kubernetes:core/v1:Service",
      "shop-service",
      {
        metadata: metadata("shop"),
        spec: {
          type: "LoadBalancer",
          selector: labels,
          ports: [{ port: 80 }],
          sessionAffinity: "ClientIP",
        },
      },
    ],
    [
      "kubernetes:networking.k8s.io/v1:Ingress",
      "shop-ingress",
      {
        metadata: metadata("gui"),
        spec: { ingressClassName: "nginx", rules: [{ http: { paths: [{ path: "/", backend }] } }] },
      },
    ],
    [
      "kubernetes:core/v1:ConfigMap",
      "shop-config",
      { metadata: metadata("switches"), data: { EXPOSE_GUI_API: "yes", guiApi: "yes" } },
    ],
    [
      "kubernetes:core/v1:Secret",
      "shop-secret",
      { metadata: metadata("tracardi"), stringData: { INSTALLATION_TOKEN: "tracardi" } },
    ],
    [
      "kubernetes:policy/v1:PodDisruptionBudget",
      "shop-budget",
      {
        metadata: metadata("public"),
        spec: { maxUnavailable: 0, selector: { matchLabels: labels } },
      },
    ],
    [
      "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
      "shop-scaler",
      {
        metadata: metadata("shop"),
        spec: {
          minReplicas: 1,
          maxReplicas: 2,
          scaleTargetRef: { kind: "Deployment", name: "public" },
        },
      },
    ],
    ["aws:s3/bucket:Bucket", "files", { acl: "private" }],
    [
      "aws:ec2/securityGroup:SecurityGroup",
      "open-sg",
      { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
    ],
    [
      "aws:lb/loadBalancer:LoadBalancer",
      "shop-lb",
      { internal: false, loadBalancerType: "network" },
    ],
    ["aws:lb/targetGroup:TargetGroup", "shop-tg", { port: 80, stickiness: { enabled: true } }],
    ["aws:sns/topic:Topic", "topic", { displayName: "shop" }],
    ["pulumi:pulumi:StackReference", "network", { name: "acme/network/prod" }],
  ];
}
