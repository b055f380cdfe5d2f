import { type Inputs, U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";

const endpoint = (vpcConfig: Inputs) => (layout: Layout) => {
  layout.inputs("cluster").vpcConfig = { subnetIds: ["subnet-1", "subnet-2"], ...vpcConfig };
};
const cidrs = (...publicAccessCidrs: unknown[]) =>
  endpoint({ endpointPublicAccess: true, publicAccessCidrs });

export const cases: RuleCases = {
  rule: "tracardi-kubernetes-endpoint",
  red: [
    { what: "networks left to the default", change: endpoint({ endpointPublicAccess: true }) },
    { what: "all left to the default", change: endpoint({}) },
    {
      what: "a public endpoint beside a private one",
      change: endpoint({ endpointPrivateAccess: true }),
    },
    { what: "an empty list", change: cidrs() },
    { what: "everyone", change: cidrs("0.0.0.0/0") },
    { what: "everyone in two halves", change: cidrs("0.0.0.0/1", "128.0.0.0/1") },
    { what: "everyone beside an office", change: cidrs("198.51.100.0/24", "0.0.0.0/0") },
    { what: "everyone by IPv6", change: cidrs("198.51.100.0/24", "::/0") },
    { what: "everyone beside what is not known", change: cidrs(U, "0.0.0.0/0") },
    { what: "a sixteenth of the internet", change: cidrs("32.0.0.0/4") },
    {
      what: "networks that are not known",
      undecided: true,
      change: endpoint({ endpointPublicAccess: true, publicAccessCidrs: U }),
    },
    { what: "a network that is not known", undecided: true, change: cidrs("198.51.100.0/24", U) },
    {
      what: "an endpoint of which it is not known whether it is on",
      undecided: true,
      change: endpoint({ endpointPublicAccess: U }),
    },
    {
      what: "a cluster of which nothing is known",
      undecided: true,
      change: (l) => {
        l.inputs("cluster").vpcConfig = U;
      },
    },
  ],
  green: [
    {
      what: "a private endpoint",
      change: endpoint({ endpointPrivateAccess: true, endpointPublicAccess: false }),
    },
    {
      what: "a private endpoint with the default list",
      change: endpoint({ endpointPublicAccess: false, publicAccessCidrs: ["0.0.0.0/0"] }),
    },
    { what: "two offices", change: cidrs("198.51.100.0/24", "2001:db8::/48") },
    {
      what: "an office, if the endpoint is on at all",
      change: endpoint({ endpointPublicAccess: U, publicAccessCidrs: ["198.51.100.0/24"] }),
    },
    {
      what: "an open cluster of something else",
      change: ({ stack }) => stack.add("aws:eks/cluster:Cluster", "games", { vpcConfig: {} }),
    },
  ],
};
