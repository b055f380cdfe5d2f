import {
  type Case,
  chained,
  describeExposure,
  office,
  withFront,
} from "../../../../helpers/exposure";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

/** An internal load balancer whose security group admits these networks. */
const internal = (networks: string[], change: (stack: TestStack) => unknown) => () =>
  withFront(networks, (s) => {
    s.change("gui-lb", (inputs) => (inputs.internal = true));
    change(s);
  });

const everyone = ["0.0.0.0/0"];

const accelerator =
  (endpoint: Inputs = {}) =>
  (s: TestStack): unknown =>
    s.add(
      "aws:globalaccelerator/endpointGroup:EndpointGroup",
      "fast",
      { listenerArn: U, endpointConfigurations: [{ endpointId: U, ...endpoint }] },
      { from: { endpointConfigurations: ["gui-lb"] } },
    );

const network = (s: TestStack): unknown =>
  s.change("gui-lb", (inputs) => (inputs.loadBalancerType = "network"));

const origin = (s: TestStack): unknown =>
  s.add(
    "aws:cloudfront/vpcOrigin:VpcOrigin",
    "origin",
    { vpcOriginEndpointConfig: { arn: U } },
    { from: { vpcOriginEndpointConfig: ["gui-lb"] }, outputs: { id: U } },
  );

const distribution =
  (inputs: Inputs = {}) =>
  (s: TestStack): unknown => {
    origin(s);
    const origins = [{ originId: "gui", vpcOriginConfig: { vpcOriginId: U } }];
    const from = { origins: ["origin"] };
    return s.add(
      "aws:cloudfront/distribution:Distribution",
      "cdn",
      { origins, ...inputs },
      { from },
    );
  };

const httpApi =
  (inputs: Inputs = {}) =>
  (s: TestStack): unknown =>
    s.add(
      "aws:apigatewayv2/integration:Integration",
      "http",
      { apiId: U, connectionType: "VPC_LINK", integrationUri: U, ...inputs },
      { from: { integrationUri: ["gui-https"] } },
    );

const link = (s: TestStack): unknown =>
  s.add(
    "aws:apigateway/vpcLink:VpcLink",
    "link",
    { targetArn: U },
    { from: { targetArn: ["gui-lb"] }, outputs: { id: U } },
  );

const restApi =
  (inputs: Inputs = {}) =>
  (s: TestStack): unknown => {
    link(s);
    s.add("aws:apigateway/restApi:RestApi", "rest", inputs, { outputs: { id: U } });
    return s.add(
      "aws:apigateway/integration:Integration",
      "call",
      { restApi: U, connectionType: "VPC_LINK", connectionId: U },
      { from: { restApi: ["rest"], connectionId: ["link"] } },
    );
  };

const endpointService =
  (principals?: string[]) =>
  (s: TestStack): unknown =>
    s.add(
      "aws:ec2/vpcEndpointService:VpcEndpointService",
      "private",
      { acceptanceRequired: true, networkLoadBalancerArns: [U], allowedPrincipals: principals },
      { from: { networkLoadBalancerArns: ["gui-lb"] } },
    );

const open: Case[] = [
  ["Global Accelerator", internal(everyone, accelerator())],
  [
    "Global Accelerator before a network load balancer with its clients' addresses",
    internal(everyone, (s) => (network(s), accelerator({ clientIpPreservationEnabled: true })(s))),
  ],
  [
    "Global Accelerator before a network load balancer without security groups",
    internal([], (s) => {
      network(s);
      s.change("gui-lb", (inputs) => delete inputs.securityGroups);
      accelerator()(s);
    }),
  ],
  [
    "Global Accelerator before the first of two load balancers",
    () => {
      const s = chained(everyone, true);
      accelerator()(s);
      s.get("fast").references.endpointConfigurations = [s.get("nlb").urn];
      return s.change("nlb", () => 0);
    },
  ],
  ["CloudFront", internal([], distribution())],
  ["an HTTP API", internal([], httpApi())],
  ["a REST API", internal([], restApi())],
];

describeExposure("services that lead to an internal load balancer", {
  open,
  closed: [
    ["Global Accelerator, with a security group for the office", internal([office], accelerator())],
    [
      "Global Accelerator, which cannot hide clients from an internal application load balancer",
      internal([office], accelerator({ clientIpPreservationEnabled: false })),
    ],
    [
      "CloudFront, to another load balancer",
      internal([], (s) => {
        distribution()(s);
        s.get("origin").references = {};
      }),
    ],
    ["an integration of the internet", internal([], httpApi({ connectionType: "INTERNET" }))],
    ["a private REST API", internal([], restApi({ endpointConfiguration: { types: "PRIVATE" } }))],
    ["an endpoint service of one's own account", internal([], endpointService())],
  ],
  undecided: [
    [
      "an endpoint of Verified Access",
      internal([], (s) =>
        s.add(
          "aws:verifiedaccess/endpoint:Endpoint",
          "people",
          { endpointType: "load-balancer", loadBalancerOptions: { loadBalancerArn: U } },
          { from: { loadBalancerOptions: ["gui-lb"] } },
        ),
      ),
      /whom the policies of Verified Access endpoint people let in is not followed/,
    ],
    [
      "a load balancer that an integration of a REST API elsewhere names itself",
      internal([], (s) =>
        s.add(
          "aws:apigateway/integration:Integration",
          "call",
          { connectionType: "VPC_LINK", connectionId: "v2", integrationTarget: U },
          { from: { integrationTarget: ["gui-lb"] } },
        ),
      ),
      /the REST API of REST API integration call is not in this stack/,
    ],
    [
      "Global Accelerator that hides its clients",
      internal([office], (s) => (network(s), accelerator()(s))),
      /whether the security groups of load balancer gui-lb admit Global Accelerator endpoint group fast/,
    ],
    [
      "an origin that no distribution uses",
      internal([], origin),
      /no CloudFront distribution of this stack uses VPC origin origin/,
    ],
    [
      "a web ACL",
      internal([], distribution({ webAclId: "arn:acl" })),
      /the web ACL of CloudFront distribution cdn/,
    ],
    [
      "a link that no API uses",
      internal([], link),
      /no REST API of this stack uses API Gateway VPC link link/,
    ],
    [
      "the policy of a REST API",
      internal([], restApi({ policy: "{}" })),
      /the policy of REST API rest/,
    ],
    [
      "whether a REST API is private",
      internal([], restApi({ endpointConfiguration: { types: U } })),
      /whether REST API rest is private/,
    ],
    [
      "an endpoint service for others",
      internal([], endpointService(["arn:aws:iam::1:root"])),
      /who uses VPC endpoint service private/,
    ],
  ],
});
