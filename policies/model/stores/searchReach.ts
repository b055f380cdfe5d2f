import { choose, holds, ifKnown, is, possibly } from "../../known";
import { type Value, at, isAbsent, isOn, items, parsedJson } from "../../value";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
  union,
} from "../networks/admission";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { admissionOf, accessPoliciesOf } from "./accessPolicies";

/** Who can reach a search engine that AWS or Elastic runs. */
export function managedReach(resource: StackResource, index: ResourceIndex): Admission {
  if (resource.type.endsWith(":ServerlessCollection")) return ofCollection(resource, index);
  return resource.type.startsWith("ec:")
    ? ofElasticCloud(resource, index)
    : ofDomain(resource, index);
}

function ofDomain(domain: StackResource, index: ResourceIndex): Admission {
  const vpc = at(domain.props, "vpcOptions");
  const isInside = items(at(vpc, "subnetIds")).length > 0;
  return ifKnown(
    vpc,
    () => (isInside ? admitInside : admissionOf(accessPoliciesOf(domain, index))),
    admitUndecided("whether it is in a VPC is not known"),
  );
}

/**
 * A collection answers nobody until a network policy admits someone. The policy lists names of collections; a
 * `*` at the end of a name matches any text.
 */
function ofCollection(collection: StackResource, index: ResourceIndex): Admission {
  const name = at(collection.props, "name");
  const policies = index
    .ofKind("searchNetworkPolicy")
    .filter(({ props }) => at(props, "type") !== "encryption");
  const rulings = policies.flatMap((policy) => {
    const refers = Object.values(policy.references).flat().includes(collection.urn);
    return items(parsedJson(at(policy.props, "policy"))).filter(
      (ruling) => refers || possibly(holds(ruling, (known) => isAbout(known, name))),
    );
  });
  if (rulings.length === 0)
    return admitUndecided("the network policy that it has is not to be seen");
  return union(
    rulings.map((ruling) =>
      choose(isOn(at(ruling, "AllowFromPublic")), {
        yes: admitEveryone("has a network policy that is public"),
        no: admitInside,
        unknown: admitUndecided("its network policy is not known"),
      }),
    ),
  );
}

function isAbout(ruling: Value, name: Value): boolean {
  return items(at(ruling, "Rules")).some(
    (rule) =>
      at(rule, "ResourceType") !== "dashboard" &&
      items(at(rule, "Resource")).some((resource) => {
        if (typeof resource !== "string" || typeof name !== "string") return true;
        const pattern = resource.replace(/^collection\//, "");
        return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
      }),
  );
}

/** A deployment lets in anybody, unless traffic filters limit it. */
function ofElasticCloud(deployment: StackResource, index: ResourceIndex): Admission {
  const own = at(deployment.props, "trafficFilters") ?? at(deployment.props, "trafficFilter");
  const associated = index
    .ofKind("trafficFilterAssociation")
    .filter((each) =>
      index
        .resolve(each, "deploymentId", at(each.props, "deploymentId"), "searchDomain")
        .includes(deployment),
    );
  const filters = [
    ...items(own).map((id) => index.resolve(deployment, "trafficFilters", id, "trafficFilter")),
    ...associated.map((each) =>
      index.resolve(each, "trafficFilterId", at(each.props, "trafficFilterId"), "trafficFilter"),
    ),
  ];
  if (filters.length === 0) return admitEveryone("has no traffic filter");
  return union(
    filters.flatMap((found) =>
      found.length === 0
        ? [admitUndecided("a traffic filter of it is not to be seen")]
        : found.map(ofFilter),
    ),
  );
}

function ofFilter(filter: StackResource): Admission {
  return choose(is(at(filter.props, "type"), "ip"), {
    yes: ofAddresses(filter),
    // The other types only let in private endpoints of cloud providers.
    no: admitInside,
    unknown: admitUndecided("the type of its traffic filter is not known"),
  });
}

function ofAddresses(filter: StackResource): Admission {
  const rules = at(filter.props, "rules") ?? at(filter.props, "rule");
  const sources = items(rules).map((rule) => at(rule, "source"));
  const known = sources.filter((source) => typeof source === "string");
  const networks = known.map((source) => (source.includes("/") ? source : `${source}/32`));
  const from = filter.references["rules"] ?? filter.references["rule"] ?? [];
  const isOwnAddress = from.length > 0 && from.every((urn) => ownAddress.test(urn));
  return sources.every((source) => !isAbsent(source)) &&
    (known.length === sources.length || isOwnAddress)
    ? { networks }
    : { networks, undecided: "a source of its traffic filter is not known" };
}

/** Resources with a single address, which is known once they exist. */
const ownAddress = /aws:ec2\/(eip|natGateway):\w+::/;
