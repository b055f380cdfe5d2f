import { anyHolds, choose } from "../../../known";
import { type Value, UNKNOWN, at, isAbsent, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { type Frontend, unseenFrontend } from "../frontend";
import type { Edge } from "../loadBalancers/edge";
import type { Controller } from "./controller";

export const cloudFront: Controller = {
  described: {
    name: "Amazon CloudFront",
    source:
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
    serves: "VPC origins of the stack that are load balancers",
    decided: ["a distribution without a web ACL lets in anyone"],
    undecided: ["whom a web ACL lets in", "a VPC origin that no distribution of the stack uses"],
    unseen: ["origins by their host name alone"],
  },
  edges: vpcOrigins,
};

/**
 * CloudFront serves anyone and reaches the load balancer from private addresses, so security groups only admit
 * CloudFront and say nothing about its clients. Only a web ACL can limit clients; the pack does not follow its
 * rules.
 *
 * Source: CloudFront's guide, "Restrict access with VPC origins".
 */
function vpcOrigins(index: ResourceIndex): Edge[] {
  const users = new Map<StackResource, StackResource[]>();
  for (const distribution of index.ofKind("distribution")) {
    for (const origin of originsOf(distribution)) {
      for (const used of index.resolve(distribution, "origins", origin, "vpcOrigin")) {
        users.set(used, [...new Set([...(users.get(used) ?? []), distribution])]);
      }
    }
  }
  return index.ofKind("vpcOrigin").flatMap((origin) => {
    const property = "vpcOriginEndpointConfig";
    const arn = at(origin.props, property, "arn");
    return index.resolve(origin, property, arn, "loadBalancer").flatMap((target): Edge[] => {
      const distributions = users.get(origin) ?? [];
      const label = `VPC origin ${origin.name}`;
      if (distributions.length === 0) {
        const reason = `no CloudFront distribution of this stack uses ${label}, so who reaches it cannot be seen`;
        const frontend = unseenFrontend(origin, label);
        const gates = [admitUndecided(reason)];
        return [{ target, label, groupsSee: "service", gates, frontend }];
      }
      return distributions.map((distribution) => {
        const frontend = frontendOf(distribution);
        const gates = [clientsOf(distribution)];
        const through = `${frontend.label} → ${label}`;
        return { target, label: through, groupsSee: "service", gates, frontend };
      });
    });
  });
}

function originsOf(distribution: StackResource): Value[] {
  return items(at(distribution.props, "origins"))
    .map((origin) => at(origin, "vpcOriginConfig", "vpcOriginId"))
    .filter((id) => !isAbsent(id));
}

function clientsOf({ name, props }: StackResource): Admission {
  return isAbsent(at(props, "webAclId"))
    ? admitEveryone("is served to anyone by CloudFront")
    : admitUndecided(`whom the web ACL of CloudFront distribution ${name} admits is not followed`);
}

function frontendOf(distribution: StackResource): Frontend {
  const behaviors: Value[] = [
    at(distribution.props, "defaultCacheBehavior"),
    ...items(at(distribution.props, "orderedCacheBehaviors")),
  ];
  const protocols = behaviors.map((behavior) => at(behavior, "viewerProtocolPolicy"));
  const served = anyHolds(protocols, (protocol) => protocol === "allow-all");
  return {
    resource: distribution,
    label: `CloudFront distribution ${distribution.name}`,
    protocol: choose(served, { yes: "plain", no: "tls", unknown: UNKNOWN }),
    tlsPolicy: at(distribution.props, "viewerCertificate", "minimumProtocolVersion"),
  };
}
