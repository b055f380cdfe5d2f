import { choose, whenKnown } from "../../known";
import { type Value, at, isAbsent, isOn, items, parsedJson } from "../../value";
import { type Admission, admitUndecided } from "../networks/admission";
import type { Way } from "../exposure/exposure";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { container, mapped } from "./containers";
import type { Hosted, TaskNetwork, Platform } from "./hosted";
import { wayTo } from "./way";

/**
 * Services of ECS, also on Fargate: clients come through target groups, or to the public addresses of tasks. A task
 * definition without a service in the stack may be run by anything.
 *
 * Source: ECS's guide, "Amazon ECS task definition parameters" and "Fargate task networking".
 */
export const ecs: Platform = {
  described: {
    name: "Amazon ECS",
    serves: "ECS services, on servers and on Fargate, task definitions, and ECS Express services",
    decided: [
      "the load balancers of the service's target groups, by their own words",
      "public addresses of tasks (`assignPublicIp`), by their security groups at port 80",
    ],
    undecided: [
      "task definitions that no service of the stack runs, and target groups that are not in it",
      "public addresses without security groups that are named",
      "ECS Express services, whose subnets decide",
    ],
    unseen: ["Service Connect, and other ports of public addresses"],
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/",
  },
  hosted: (index) => {
    const services = index.ofKind("ecsService");
    const used = new Set<StackResource>();
    const running = services.flatMap((service): Hosted[] =>
      definitionsOf(service, index).map((definition) => {
        used.add(definition);
        return {
          resource: service,
          label: `ECS service ${service.name}`,
          containers: containersOf(definition),
          ways: (around) => [...balanced(service, around), ...addressed(service, around)],
        };
      }),
    );
    const idle = index
      .ofKind("taskDefinition")
      .filter((definition) => !used.has(definition))
      .map((definition): Hosted => {
        const label = `ECS task definition ${definition.name}`;
        const reason = `no service of this stack runs ${label}, so who reaches it cannot be seen`;
        const ways = () => [wayTo(definition, label, admitUndecided(reason))];
        return { resource: definition, label, containers: containersOf(definition), ways };
      });
    const express = index.ofKind("ecsExpress").map((service): Hosted => {
      const label = `ECS Express service ${service.name}`;
      const primary = at(service.props, "primaryContainer");
      const variables = mapped(at(primary, "environments"));
      const gate = admitUndecided(`whether the subnets of ${label} are public is not followed`);
      return {
        resource: service,
        label,
        containers: [container({ image: at(primary, "image"), variables })],
        ways: () => [wayTo(service, label, gate)],
      };
    });
    return [...running, ...idle, ...express];
  },
};

/** The task definitions that a service runs: by ARN, or by family and revision. */
function definitionsOf(service: StackResource, index: ResourceIndex): readonly StackResource[] {
  const property = "taskDefinition";
  const named = at(service.props, property);
  const found = index.resolve(service, property, named, "taskDefinition");
  if (found.length > 0) return found;
  const family = typeof named === "string" ? named.replace(/^.*\//, "").split(":")[0] : undefined;
  return index
    .ofKind("taskDefinition")
    .filter(({ props }) => family !== undefined && at(props, "family") === family);
}

const containersOf = ({ props }: StackResource): readonly Value[] =>
  items(whenKnown(at(props, "containerDefinitions"), parsedJson)).map((each) =>
    container({
      name: at(each, "name"),
      image: at(each, "image"),
      command: [...items(at(each, "entryPoint")), ...items(at(each, "command"))],
      variables: mapped(at(each, "environment")),
      secrets: items(at(each, "secrets")).map((secret) => at(secret, "name")),
    }),
  );

const balanced = (service: StackResource, { index, fronts }: TaskNetwork): Way[] =>
  items(at(service.props, "loadBalancers")).flatMap((each) => {
    const arn = at(each, "targetGroupArn");
    if (isAbsent(arn)) return [];
    const groups = index.resolve(service, "loadBalancers", arn, "targetGroup");
    const label = `ECS service ${service.name}`;
    const reason = `the target group of ${label} is not in this stack, so who reaches it cannot be seen`;
    return groups.length === 0
      ? [wayTo(service, label, admitUndecided(reason))]
      : groups.flatMap((group) => fronts.of(group));
  });

/** Tasks with a public address let in whom their security groups do. */
function addressed(service: StackResource, { securityGroups }: TaskNetwork): Way[] {
  const network = at(service.props, "networkConfiguration");
  const label = `the public address of ECS service ${service.name}`;
  const list = at(network, "securityGroups");
  const admission = (): Admission =>
    items(list).length === 0
      ? admitUndecided("it names no security group, so that the VPC's default one holds")
      : securityGroups.admissionOf(service, "networkConfiguration", list, 80);
  return choose(isOn(at(network, "assignPublicIp")), {
    yes: [wayTo(service, label, admission())],
    no: [],
    unknown: [wayTo(service, label, admitUndecided("whether it has one is not known"))],
  });
}
