import { type Inputs, TestStack, U } from "./policyStack";

/** A Deployment of Tracardi's API or GUI. */
export function deployment(
  app: string,
  image: string,
  replicas: number,
  env: Inputs[] = [],
  namespace = "tracardi",
): Inputs {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: app, namespace },
    spec: {
      replicas,
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app, tier: "tracardi" } },
        spec: { containers: [{ name: app, image: `tracardi/${image}:0.8.2.1`, env }] },
      },
    },
  };
}

export const service = (app: string, spec: Inputs = {}, annotations: Inputs = {}): Inputs => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: app, namespace: "tracardi", annotations },
  spec: { selector: { app }, ports: [{ port: 8080 }], ...spec },
});

export const guiApi = (value: string): Inputs => ({ name: "EXPOSE_GUI_API", value });

interface Front {
  app: string;
  provider: string;
  internal?: boolean;
  /** Networks that the security group admits at port 443. */
  networks: string[];
  paths?: string[];
}

/** A load balancer with everything down to the Service, with all that AWS makes up unknown. */
export function addFront(
  stack: TestStack,
  { app, provider, internal, networks, paths }: Front,
): void {
  stack
    .add(
      "aws:ec2/securityGroup:SecurityGroup",
      `${app}-sg`,
      { description: app },
      { outputs: { id: U } },
    )
    .add(
      "aws:lb/loadBalancer:LoadBalancer",
      `${app}-lb`,
      { internal: internal ?? false, loadBalancerType: "application", securityGroups: [U] },
      { from: { securityGroups: [`${app}-sg`] }, outputs: { arn: U } },
    )
    .add("aws:lb/targetGroup:TargetGroup", `${app}-tg`, { port: 8080 }, { outputs: { arn: U } });
  networks.forEach((cidrIpv4, index) =>
    stack.add(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      `${app}-in-${index}`,
      { securityGroupId: U, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4 },
      { from: { securityGroupId: [`${app}-sg`] } },
    ),
  );
  const forward = { type: "forward", targetGroupArn: U };
  stack.add(
    "aws:lb/listener:Listener",
    `${app}-https`,
    {
      loadBalancerArn: U,
      port: 443,
      defaultActions: paths
        ? [{ type: "fixed-response", fixedResponse: { statusCode: "404" } }]
        : [forward],
    },
    {
      from: { loadBalancerArn: [`${app}-lb`], ...(paths ? {} : { defaultActions: [`${app}-tg`] }) },
      outputs: { arn: U },
    },
  );
  if (paths) {
    stack.add(
      "aws:lb/listenerRule:ListenerRule",
      `${app}-rule`,
      { listenerArn: U, actions: [forward], conditions: [{ pathPattern: { values: paths } }] },
      { from: { listenerArn: [`${app}-https`], actions: [`${app}-tg`] } },
    );
  }
  stack.add("kubernetes:core/v1:Service", `${app}-service`, service(app), { provider }).add(
    "kubernetes:eks.amazonaws.com/v1:TargetGroupBinding",
    `${app}-binding`,
    {
      metadata: { name: app, namespace: "tracardi" },
      spec: { targetType: "ip", targetGroupARN: U, serviceRef: { name: app, port: 8080 } },
    },
    { provider, from: { spec: [`${app}-tg`] } },
  );
}

const collector = ["/track", "/collect/*", "/redirect/*"];

/** Two clusters that do not exist yet. */
export function clusters(stack: TestStack): TestStack {
  for (const name of ["edge", "core"]) {
    stack
      .add("aws:eks/cluster:Cluster", `${name}-cluster`, {}, { outputs: { endpoint: U } })
      .add(
        "pulumi:providers:kubernetes",
        name,
        { kubeconfig: U },
        { from: { kubeconfig: [`${name}-cluster`] } },
      );
  }
  return stack;
}

/** The production layout, as good as it should be: breaks no rule. */
export function production(): TestStack {
  const stack = clusters(new TestStack());
  addFront(stack, { app: "public", provider: "edge", networks: ["0.0.0.0/0"], paths: collector });
  addFront(stack, { app: "internal", provider: "core", internal: true, networks: ["10.0.0.0/8"] });
  addFront(stack, { app: "gui", provider: "core", networks: ["203.0.113.0/24"] });
  const installer = deployment("installer", "tracardi-api", 1, [guiApi("yes")]);
  return stack
    .add(
      "kubernetes:apps/v1:Deployment",
      "public-api",
      deployment("public", "tracardi-api", 3, [guiApi("no")]),
      { provider: "edge" },
    )
    .add(
      "kubernetes:apps/v1:Deployment",
      "internal-api",
      deployment("internal", "tracardi-api", 2, [guiApi("yes")]),
      { provider: "core" },
    )
    .add("kubernetes:apps/v1:Deployment", "gui", deployment("gui", "tracardi-gui", 2), {
      provider: "core",
    })
    .add("kubernetes:batch/v1:Job", "installer", installer, { provider: "core" })
    .add("aws:opensearch/domain:Domain", "search", { clusterConfig: { instanceCount: 3 } });
}

/** The small installation: one API group, whose public side passes only collector paths. */
export function minimal(): TestStack {
  const stack = clusters(new TestStack());
  addFront(stack, { app: "api", provider: "edge", networks: ["0.0.0.0/0"], paths: collector });
  stack.add(
    "aws:lb/listenerRule:ListenerRule",
    "people",
    {
      listenerArn: U,
      actions: [{ type: "forward", targetGroupArn: U }],
      conditions: [{ sourceIp: { values: ["203.0.113.0/24"] } }],
    },
    { from: { listenerArn: ["api-https"], actions: ["api-tg"] } },
  );
  return stack
    .add(
      "kubernetes:apps/v1:Deployment",
      "api",
      deployment("api", "tracardi-api", 2, [guiApi("yes")]),
      { provider: "edge" },
    )
    .add("aws:opensearch/domain:Domain", "search", { clusterConfig: { instanceCount: 3 } });
}
