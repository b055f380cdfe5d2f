import { at, count, isTrue, items } from "../../value";
import { admitEveryone } from "../admission";
import type { Workload } from "../workloads";
import type { Exposure } from "./exposure";

/** Pods that listen on their server's own address, past every Service and load balancer. */
export function podExposures(workloads: readonly Workload[]): Exposure[] {
  const everyone = admitEveryone(
    "listens on its server's own address, with no limit on who connects",
  );
  return workloads.flatMap((workload) =>
    [
      ...(isTrue(at(workload.podSpec, "hostNetwork")) ? ["hostNetwork"] : []),
      ...(usesHostPort(workload) ? ["hostPort"] : []),
    ].map((means) => ({
      workload,
      path: `${workload.label} with ${means}`,
      gates: [everyone],
      requests: "any" as const,
    })),
  );
}

const usesHostPort = (workload: Workload): boolean =>
  ["containers", "initContainers"]
    .flatMap((kind) => items(at(workload.podSpec, kind)))
    .some((container) =>
      items(at(container, "ports")).some((port) => count(at(port, "hostPort")) !== undefined),
    );
