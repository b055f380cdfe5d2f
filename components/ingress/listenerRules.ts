import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type CollectorRouteName, collectorRoutes } from "../../facts/routes";
import { rulePriorities } from "./rulePriorities";

export interface ListenerRulesArgs {
  readonly listenerArn: pulumi.Input<string>;
  /** The first host names the rules; each other host is part of its own rules' names. */
  readonly hosts: readonly string[];
  readonly tags: { readonly [name: string]: string };
}

export interface OpenArgs extends ListenerRulesArgs {
  readonly targetGroupArn: pulumi.Input<string>;
}

/**
 * Opens the collector's paths and methods to the hosts, one rule per host and path: an ALB evaluates at most
 * five values per rule, and host, path and three methods take all five.
 */
export function openCollector(
  name: string,
  args: OpenArgs & { readonly routes: readonly CollectorRouteName[] },
  opts: pulumi.CustomResourceOptions,
): aws.lb.ListenerRule[] {
  const names = Object.keys(collectorRoutes);
  return args.routes.flatMap((route) => {
    const { path, methods } = collectorRoutes[route];
    return rulesFor(args, {
      name: (alias) => [name, alias, route],
      // By route, not by its position among the open ones: closing one must not move the others.
      ruleNumber: names.indexOf(route),
      conditions: [
        { pathPattern: { values: [path] } },
        { httpRequestMethod: { values: [...methods] } },
      ],
      action: { type: "forward", targetGroupArn: args.targetGroupArn },
      opts,
    });
  });
}

/** Opens all paths of the hosts. */
export function openHosts(
  name: string,
  args: OpenArgs,
  opts: pulumi.CustomResourceOptions,
): aws.lb.ListenerRule[] {
  return rulesFor(args, {
    name: (alias) => [name, alias],
    ruleNumber: 0,
    conditions: [],
    action: { type: "forward", targetGroupArn: args.targetGroupArn },
    opts,
  });
}

/** Redirects read requests to the same URL over HTTPS. */
export function redirectReads(
  name: string,
  args: ListenerRulesArgs,
  opts: pulumi.CustomResourceOptions,
): aws.lb.ListenerRule[] {
  return rulesFor(args, {
    name: (alias) => [name, "http", alias],
    ruleNumber: 0,
    conditions: [{ httpRequestMethod: { values: ["GET", "HEAD"] } }],
    action: {
      type: "redirect",
      redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" },
    },
    opts,
  });
}

interface RuleShape {
  /** The parts of the name; there is no alias for the first host. */
  readonly name: (alias: string | undefined) => (string | undefined)[];
  readonly ruleNumber: number;
  /** In addition to the host. */
  readonly conditions: aws.types.input.lb.ListenerRuleCondition[];
  readonly action: aws.types.input.lb.ListenerRuleAction;
  readonly opts: pulumi.CustomResourceOptions;
}

/** One rule per host. */
function rulesFor(
  { listenerArn, hosts, tags }: ListenerRulesArgs,
  shape: RuleShape,
): aws.lb.ListenerRule[] {
  const priority = rulePriorities(hosts);
  return hosts.map((host, index) => {
    const parts = shape.name(index === 0 ? undefined : host);
    return new aws.lb.ListenerRule(
      parts.filter((part) => part !== undefined).join("-"),
      {
        listenerArn,
        priority: priority(host, shape.ruleNumber),
        conditions: [{ hostHeader: { values: [host] } }, ...shape.conditions],
        actions: [shape.action],
        tags,
      },
      shape.opts,
    );
  });
}
