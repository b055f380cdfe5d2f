import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type CollectorRouteName, collectorRoutes } from "../../facts/routes";

export interface ListenerRulesArgs {
  readonly listenerArn: pulumi.Input<string>;
  readonly targetGroupArn: pulumi.Input<string>;
  readonly host: string;
  readonly tags: { readonly [name: string]: string };
}

/**
 * Opens the collector's paths and methods to the host, one rule a path: an ALB evaluates five values a rule
 * at the most, which host, path and three methods are.
 */
export function openCollector(
  name: string,
  args: ListenerRulesArgs & { readonly routes: readonly CollectorRouteName[] },
  opts: pulumi.CustomResourceOptions,
): aws.lb.ListenerRule[] {
  const names = Object.keys(collectorRoutes);
  return args.routes.map((route) => {
    const { path, methods } = collectorRoutes[route];
    return new aws.lb.ListenerRule(
      `${name}-${route}`,
      {
        listenerArn: args.listenerArn,
        // By the route, not by its place among the open ones: closing one must not move the others.
        priority: 10 * (names.indexOf(route) + 1),
        conditions: [
          { hostHeader: { values: [args.host] } },
          { pathPattern: { values: [path] } },
          { httpRequestMethod: { values: [...methods] } },
        ],
        actions: [{ type: "forward", targetGroupArn: args.targetGroupArn }],
        tags: args.tags,
      },
      opts,
    );
  });
}

/** Opens everything under the host. */
export function openHost(
  name: string,
  args: ListenerRulesArgs,
  opts: pulumi.CustomResourceOptions,
): aws.lb.ListenerRule[] {
  return [
    new aws.lb.ListenerRule(
      name,
      {
        listenerArn: args.listenerArn,
        priority: 10,
        conditions: [{ hostHeader: { values: [args.host] } }],
        actions: [{ type: "forward", targetGroupArn: args.targetGroupArn }],
        tags: args.tags,
      },
      opts,
    ),
  ];
}
