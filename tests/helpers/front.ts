import { type Inputs, type TestStack, U } from "./policyStack";
import { subnets } from "./stores";

export const certificate = "arn:aws:acm:eu-west-1:111122223333:certificate/made-up";

/** Of TLS 1.2 and 1.3 alone. */
export const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

export const service = (app: string, spec: Inputs = {}, annotations: Inputs = {}): Inputs => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: app, namespace: "tracardi", annotations },
  spec: { selector: { app }, ports: [{ port: 8080 }], ...spec },
});

export interface Front {
  readonly app: string;
  readonly provider: string;
  readonly internal?: boolean;
  /** Networks that the security group admits at port 443. */
  readonly networks: readonly string[];
  /** Paths that are passed on, each by a rule of its own; without any everything is. */
  readonly paths?: readonly string[];
  /** The name that it answers to; without one to all. */
  readonly host?: string;
}

/**
 * A load balancer with everything down to the Service, with all that AWS makes up unknown. Resources of
 * `app`: `<app>-sg` and its rules `<app>-in-0` and so on, `<app>-lb`, the listeners `<app>-https` and
 * `<app>-http` (which redirects), `<app>-tg`, `<app>-rule` where there are paths (or a host),
 * `<app>-service` and `<app>-binding`.
 */
export function addFront(stack: TestStack, front: Front): void {
  const { app, provider } = front;
  addBalancer(stack, front);
  addListeners(stack, front);
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

function addBalancer(stack: TestStack, { app, internal, networks }: Front): void {
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
      {
        internal: internal ?? false,
        loadBalancerType: "application",
        securityGroups: [U],
        subnets: [...subnets],
      },
      { from: { securityGroups: [`${app}-sg`] }, outputs: { arn: U } },
    )
    .add(
      "aws:lb/targetGroup:TargetGroup",
      `${app}-tg`,
      { port: 8080, protocol: "HTTP", targetType: "ip" },
      { outputs: { arn: U } },
    );
  networks.forEach((cidrIpv4, index) =>
    stack.add(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      `${app}-in-${index}`,
      { securityGroupId: U, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4 },
      { from: { securityGroupId: [`${app}-sg`] } },
    ),
  );
}

function addListeners(stack: TestStack, { app, paths, host }: Front): void {
  const forward = { type: "forward", targetGroupArn: U };
  const isLimited = paths !== undefined || host !== undefined;
  const notFound = { contentType: "text/plain", messageBody: "Not found", statusCode: "404" };
  stack
    .add(
      "aws:lb/listener:Listener",
      `${app}-https`,
      {
        loadBalancerArn: U,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: tlsPolicy,
        certificateArn: certificate,
        defaultActions: isLimited
          ? [{ type: "fixed-response", fixedResponse: notFound }]
          : [forward],
      },
      {
        from: {
          loadBalancerArn: [`${app}-lb`],
          ...(isLimited ? {} : { defaultActions: [`${app}-tg`] }),
        },
        outputs: { arn: U },
      },
    )
    .add(
      "aws:lb/listener:Listener",
      `${app}-http`,
      {
        loadBalancerArn: U,
        port: 80,
        protocol: "HTTP",
        defaultActions: [
          {
            type: "redirect",
            redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
          },
        ],
      },
      { from: { loadBalancerArn: [`${app}-lb`] }, outputs: { arn: U } },
    );
  if (!isLimited) return;
  const conditions = [
    ...(host === undefined ? [] : [{ hostHeader: { values: [host] } }]),
    ...(paths === undefined ? [] : [{ pathPattern: { values: [...paths] } }]),
  ];
  stack.add(
    "aws:lb/listenerRule:ListenerRule",
    `${app}-rule`,
    { listenerArn: U, priority: 10, actions: [forward], conditions },
    { from: { listenerArn: [`${app}-https`], actions: [`${app}-tg`] } },
  );
}
