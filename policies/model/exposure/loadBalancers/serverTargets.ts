import { type Known, UNKNOWN, is, possibly } from "../../../known";
import { type Value, at, count, isAbsent, items } from "../../../value";
import { type Admission, admitUndecided } from "../../networks/admission";
import { append } from "../../resources/append";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { classicFronts } from "./classicLoadBalancers";
import type { Exposure } from "../exposure";
import { withStickiness } from "../frontend";
import type { Front, Fronts, ServerFront } from "./fronts";
import type { SelectingService } from "../topology/selection";
import type { Topology } from "../topology/topology";

/**
 * Ways through load balancers whose targets are nodes, to the Services with that node port. The pack does not
 * follow which nodes belong to which cluster, so an equal port counts as the same port.
 */
export function serverExposures(topology: Topology, fronts: Fronts): Exposure[] {
  const { index, services, securityGroups } = topology;
  const byPort = new Map<Known<number>, SelectingService[]>();
  for (const service of services) {
    nodePortsOf(service).forEach((port) => append(byPort, port, service));
  }
  if (byPort.size === 0) return [];
  const all = [...targetGroupFronts(index, fronts), ...classicFronts(index, securityGroups)];
  return all.flatMap(({ front, port }) => {
    const number = count(port);
    const isKnown = typeof number === "number";
    const sure = isKnown ? (byPort.get(number) ?? []) : [];
    const perhaps = isKnown ? (byPort.get(UNKNOWN) ?? []) : [...byPort.values()].flat();
    return [
      ...sure.flatMap((service) => through(front, service, [])),
      ...perhaps.flatMap((service) => {
        const reason = `whether ${front.path} leads to ${service.label} is not known`;
        return through(front, service, [admitUndecided(reason)]);
      }),
    ];
  });
}

const through = (
  front: Front,
  { label, selected, stickiness }: SelectingService,
  unsure: readonly Admission[],
): Exposure[] =>
  selected.map(({ workload, doubt }) => ({
    workload,
    path: `${front.path} → ${label}`,
    gates: [...front.gates, ...unsure, ...doubt],
    requests: front.requests,
    frontend: withStickiness(front.frontend, stickiness),
  }));

/** The node ports of a Service; UNKNOWN if Kubernetes picks one. */
function nodePortsOf({ resource }: SelectingService): readonly Known<number>[] {
  const spec = at(resource.props, "spec");
  const picked = at(spec, "type") === "NodePort";
  const ports = items(at(spec, "ports")).map((port) => count(at(port, "nodePort")));
  const known = ports.filter((port) => typeof port === "number");
  // One way is enough for all unknown ports.
  return picked && known.length < Math.max(1, ports.length) ? [...known, UNKNOWN] : known;
}

/** Target groups that contain nodes, either one by one or as an Auto Scaling group. */
function targetGroupFronts(index: ResourceIndex, fronts: Fronts): ServerFront[] {
  const ports = new Map<StackResource, Set<Value>>();
  const add = (from: StackResource, property: string, arn: Value, port?: Value): void => {
    for (const group of index.resolve(from, property, arn, "targetGroup")) {
      const type = at(group.props, "targetType");
      if (!isAbsent(type) && !possibly(is(type, "instance"))) continue;
      const known = ports.get(group) ?? new Set();
      ports.set(group, known.add(isAbsent(port) ? at(group.props, "port") : port));
    }
  };
  for (const attachment of index.ofKind("targetGroupAttachment")) {
    const target = at(attachment.props, "targetId");
    if (index.resolve(attachment, "targetId", target, "loadBalancer").length > 0) continue;
    if (index.referenced(attachment, "targetId", "workload").length > 0) continue;
    const arn = at(attachment.props, "targetGroupArn");
    add(attachment, "targetGroupArn", arn, at(attachment.props, "port"));
  }
  for (const attachment of index.ofKind("autoscalingAttachment")) {
    add(attachment, "lbTargetGroupArn", at(attachment.props, "lbTargetGroupArn"));
    add(attachment, "trafficSource", at(attachment.props, "trafficSource", "identifier"));
  }
  for (const group of index.ofKind("autoscalingGroup")) {
    items(at(group.props, "targetGroupArns")).forEach((arn) => add(group, "targetGroupArns", arn));
    items(at(group.props, "trafficSources")).forEach((source) =>
      add(group, "trafficSources", at(source, "identifier")),
    );
  }
  return [...ports].flatMap(([group, set]) =>
    fronts.of(group).flatMap((front) => [...set].map((port) => ({ front, port }))),
  );
}
