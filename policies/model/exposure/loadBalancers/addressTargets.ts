import { is, possibly } from "../../../known";
import { type Value, at, count, isAbsent, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import { runs } from "../../workloads/runs";
import type { Workload } from "../../workloads/workloads";
import type { Exposure } from "../exposure";
import type { Topology } from "../topology/topology";
import type { Fronts } from "./fronts";

/**
 * Ways through load balancers whose targets are addresses that someone wrote down. A stack does not show the addresses
 * of pods, so that the GUI and the API may be behind any at which their port is asked for.
 */
export function addressExposures({ index, workloads }: Topology, fronts: Fronts): Exposure[] {
  const reached = workloads.filter((workload) => runs(workload, "gui") || runs(workload, "api"));
  return index.ofKind("targetGroupAttachment").flatMap((attachment) => {
    const target = at(attachment.props, "targetId");
    const isShown =
      index.resolve(attachment, "targetId", target, "loadBalancer").length > 0 ||
      index.resolve(attachment, "targetId", target, "instance").length > 0 ||
      (["workload", "lambda", "instance"] as const).some(
        (kind) => index.referenced(attachment, "targetId", kind).length > 0,
      );
    if (isShown) return [];
    const arn = at(attachment.props, "targetGroupArn");
    return index
      .resolve(attachment, "targetGroupArn", arn, "targetGroup")
      .filter(({ props }) => at(props, "targetType") === "ip")
      .flatMap((group) => {
        const own = at(attachment.props, "port");
        const port = isAbsent(own) ? at(group.props, "port") : own;
        const listening = reached.filter((workload) => mayListen(workload, port));
        return fronts.of(group).flatMap((front) =>
          listening.map((workload): Exposure => ({
            ...front,
            workload,
            path: `${front.path} → attachment ${attachment.name}`,
            gates: [...front.gates, admitUndecided(doubt(target, workload))],
          })),
        );
      });
  });
}

const doubt = (target: Value, { label }: Workload): string =>
  `whether ${typeof target === "string" ? target : "its target"} is an address of ${label} cannot be seen`;

/** Tracardi's containers listen on port 80, unless their ports say otherwise. */
function mayListen({ containers }: Workload, port: Value): boolean {
  const declared = containers
    .flatMap(({ spec }) => items(at(spec, "ports")))
    .map((each) => count(at(each, "containerPort")));
  const wanted = count(port);
  return (declared.length > 0 ? declared : [80]).some((each) => possibly(is(each, wanted)));
}
