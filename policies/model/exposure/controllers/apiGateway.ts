import { allKnown, ifKnown } from "../../../known";
import { type Value, UNKNOWN, at, isAbsent, items } from "../../../value";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
} from "../../networks/admission";
import { append } from "../../resources/append";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Frontend } from "../frontend";
import type { Edge } from "../loadBalancers/edge";
import type { Controller } from "./controller";

/**
 * Like CloudFront, API Gateway reaches the load balancer from private addresses. An HTTP API serves anyone. A
 * REST API may be private, or have a policy that limits it to networks, which the pack does not follow.
 * Authorizers do not count, because users log in from anywhere.
 *
 * Source: API Gateway's guide, "Create private integrations for HTTP APIs", "Private REST APIs".
 */
export const apiGateway: Controller = {
  described: {
    name: "Amazon API Gateway",
    source:
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",
    serves: "HTTP and REST APIs of the stack that lead to its load balancers by a VPC link",
    decided: [
      "an HTTP API and a REST API let in anyone",
      "a private REST API lets in nobody from outside",
    ],
    undecided: [
      "whom the policy of a REST API lets in",
      "a VPC link that no API of the stack uses",
    ],
    unseen: ["authorizers, as users log in from anywhere"],
  },
  edges: (index) => [...httpIntegrations(index), ...restLinks(index), ...restTargets(index)],
};

/** An HTTP API names the listener that it leads to. */
function httpIntegrations(index: ResourceIndex): Edge[] {
  return index.ofKind("httpIntegration").flatMap((integration) => {
    if (at(integration.props, "connectionType") === "INTERNET") return [];
    const uri = at(integration.props, "integrationUri");
    const label = `API Gateway integration ${integration.name}`;
    const everyone = admitEveryone("is served to anyone by API Gateway");
    return index
      .resolve(integration, "integrationUri", uri, "listener")
      .map((target) => edge(target, label, integration, everyone));
  });
}

/** A REST API names a VPC link, and the link names the load balancer. */
function restLinks(index: ResourceIndex): Edge[] {
  const users = new Map<StackResource, StackResource[]>();
  for (const integration of index.ofKind("restIntegration")) {
    const id = at(integration.props, "connectionId");
    for (const link of index.resolve(integration, "connectionId", id, "restVpcLink")) {
      append(users, link, integration);
    }
  }
  const policies = policiesOf(index);
  return index.ofKind("restVpcLink").flatMap((link) => {
    const label = `API Gateway VPC link ${link.name}`;
    const arn = at(link.props, "targetArn");
    return index.resolve(link, "targetArn", arn, "loadBalancer").flatMap((target): Edge[] => {
      const apis = (users.get(link) ?? []).flatMap((integration) => {
        const id = at(integration.props, "restApi");
        return index.resolve(integration, "restApi", id, "restApi");
      });
      if (apis.length === 0) {
        const reason = `no REST API of this stack uses ${label}, so who reaches it cannot be seen`;
        return [edge(target, label, link, admitUndecided(reason))];
      }
      return [...new Set(apis)].map((api) =>
        edge(target, `REST API ${api.name} → ${label}`, api, clientsOf(api, policies)),
      );
    });
  });
}

/** With the newer links of REST APIs, the integration itself names the load balancer or its listener. */
function restTargets(index: ResourceIndex): Edge[] {
  const policies = policiesOf(index);
  return index.ofKind("restIntegration").flatMap((integration) => {
    const property = "integrationTarget";
    const arn = at(integration.props, property);
    if (isAbsent(arn)) return [];
    const [api] = index.resolve(
      integration,
      "restApi",
      at(integration.props, "restApi"),
      "restApi",
    );
    const label = `REST API integration ${integration.name}`;
    const reason = `the REST API of ${label} is not in this stack, so who reaches it cannot be seen`;
    const gate = api === undefined ? admitUndecided(reason) : clientsOf(api, policies);
    return (["loadBalancer", "listener"] as const)
      .flatMap((kind) => index.resolve(integration, property, arn, kind))
      .map((target) => edge(target, label, integration, gate));
  });
}

/** Policies that are resources of their own, next to the API that they limit. */
function policiesOf(index: ResourceIndex): ReadonlySet<StackResource> {
  return new Set(
    index
      .ofKind("restApiPolicy")
      .flatMap((policy) =>
        index.resolve(policy, "restApiId", at(policy.props, "restApiId"), "restApi"),
      ),
  );
}

function clientsOf(api: StackResource, policies: ReadonlySet<StackResource>): Admission {
  const configuration = at(api.props, "endpointConfiguration");
  const types: Value = at(configuration, "types");
  const listed = Array.isArray(types) ? items(types) : [types];
  if (listed.includes("PRIVATE")) return admitInside;
  if (!isAbsent(at(api.props, "policy")) || policies.has(api)) {
    return admitUndecided(`whom the policy of REST API ${api.name} admits is not followed`);
  }
  return ifKnown(
    allKnown(listed),
    () => admitEveryone("is served to anyone by API Gateway"),
    admitUndecided(`whether REST API ${api.name} is private is not known`),
  );
}

/** API Gateway only speaks TLS; its domain names set the versions. */
function edge(
  target: StackResource,
  label: string,
  resource: StackResource,
  gate: Admission,
): Edge {
  const frontend: Frontend = { resource, label, protocol: "tls", tlsPolicy: UNKNOWN };
  return { target, label, groupsSee: "service", gates: [gate], frontend };
}
