import { type Inputs, U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";
import {
  addLogs,
  addPods,
  addService,
  onElasticCloud,
  operated,
  ownSearch,
  serverless,
} from "../storeChanges";

/** The domain outside of the VPC, with a policy. */
const outside = (accessPolicies?: unknown) => (layout: Layout) => {
  const domain = layout.inputs("search");
  delete domain.vpcOptions;
  domain.accessPolicies = accessPolicies;
};

const statement = (Condition?: Inputs, more: Inputs = {}): Inputs => ({
  ...{ Effect: "Allow", Principal: { AWS: "*" }, Action: "es:*", Resource: "*" },
  ...(Condition && { Condition }),
  ...more,
});

const policy = (...Statement: Inputs[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });
const from = (...networks: string[]): Inputs => ({ IpAddress: { "aws:SourceIp": networks } });

const filter = (layout: Layout, sources: unknown[]): void => {
  layout.stack.add(
    "ec:index/deploymentTrafficFilter:DeploymentTrafficFilter",
    "filter",
    { type: "ip", rules: sources.map((source) => ({ source })) },
    { outputs: { id: "filter-1" } },
  );
  onElasticCloud(layout, { trafficFilters: ["filter-1"] });
};

const network = (more: Inputs) => [
  { Rules: [{ ResourceType: "collection", Resource: ["collection/trac*"] }], ...more },
];
const nlb = "service.beta.kubernetes.io/aws-load-balancer-";

export const cases: RuleCases = {
  rule: "tracardi-search-public",
  red: [
    { what: "a domain without a VPC", change: outside() },
    {
      what: "a domain with empty VPC options",
      change: (l) => {
        outside()(l);
        l.inputs("search").vpcOptions = {};
      },
    },
    { what: "a policy for anyone", change: outside(policy(statement())) },
    { what: "a policy for all addresses", change: outside(policy(statement(from("0.0.0.0/0")))) },
    {
      what: "a policy for two halves",
      change: outside(policy(statement(from("0.0.0.0/1", "128.0.0.0/1")))),
    },
    {
      what: "a policy with a condition on something else",
      change: outside(policy(statement({ Bool: { "aws:SecureTransport": "true" } }))),
    },
    {
      what: "a narrow policy with a second statement",
      change: outside(
        policy(statement(from("198.51.100.7")), statement(undefined, { Action: "es:ESHttpGet" })),
      ),
    },
    {
      what: "a policy in a resource of its own",
      change: (l) => {
        outside()(l);
        l.inputs("search").domainName = "tracardi";
        const accessPolicies = policy(statement(from("::/0")));
        l.stack.add("aws:opensearch/domainPolicy:DomainPolicy", "policy", {
          domainName: "tracardi",
          accessPolicies,
        });
      },
    },
    {
      what: "a load balancer in front of pods",
      change: (l) => ownSearch(l, { spec: { type: "LoadBalancer" } }),
    },
    { what: "a port of every server", change: (l) => ownSearch(l, { spec: { type: "NodePort" } }) },
    {
      what: "a second Service, which is public",
      change: (l) => {
        ownSearch(l);
        addService(l, "es-outside", { type: "LoadBalancer", selector: { app: "es" } });
      },
    },
    {
      what: "a load balancer of Elastic's operator",
      change: (l) =>
        operated(l, [{ name: "all", count: 3 }], { service: { spec: { type: "LoadBalancer" } } }),
    },
    { what: "Elastic Cloud without a filter", change: (l) => onElasticCloud(l, {}) },
    {
      what: "Elastic Cloud with a filter for anyone",
      change: (l) => filter(l, ["203.0.113.7", "0.0.0.0/0"]),
    },
    {
      what: "a public collection",
      change: (l) => serverless(l, network({ AllowFromPublic: true })),
    },
    {
      what: "a VPC that is not known",
      undecided: true,
      change: (l) => {
        l.inputs("search").vpcOptions = U;
      },
    },
    { what: "a policy that is not known", undecided: true, change: outside(U) },
    {
      what: "a filter from elsewhere",
      undecided: true,
      change: (l) => onElasticCloud(l, { trafficFilters: ["filter-of-others"] }),
    },
    {
      what: "a filter with a source that is not known",
      undecided: true,
      change: (l) => filter(l, [U]),
    },
  ],
  green: [
    {
      what: "a policy for the installation's addresses",
      change: outside(policy(statement(from("198.51.100.7/32", "198.51.100.8")))),
    },
    {
      what: "a policy that denies all other addresses",
      change: outside(
        policy(
          statement(),
          statement({ NotIpAddress: { "aws:SourceIp": "198.51.100.7" } }, { Effect: "Deny" }),
        ),
      ),
    },
    { what: "a public domain for something else", change: addLogs },
    {
      what: "pods behind a Service inside",
      change: (l) => ownSearch(l, { spec: { type: "ClusterIP" } }),
    },
    {
      what: "pods behind an internal load balancer",
      change: (l) =>
        ownSearch(l, {
          spec: { type: "LoadBalancer", loadBalancerClass: "service.k8s.aws/nlb" },
          annotations: { [`${nlb}scheme`]: "internal" },
        }),
    },
    {
      what: "Elastic Cloud with a narrow filter",
      change: (l) => filter(l, ["203.0.113.7", "203.0.113.8/32"]),
    },
    {
      what: "a collection for VPC endpoints",
      change: (l) => serverless(l, network({ AllowFromPublic: false, SourceVPCEs: ["vpce-1"] })),
    },
    {
      what: "public pods of another search engine",
      change: (l) => {
        addPods(l, "catalog", "opensearch:2.17.0");
        addService(l, "catalog", { type: "LoadBalancer" });
      },
    },
  ],
};
