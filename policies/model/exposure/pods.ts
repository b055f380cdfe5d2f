import { type Answer, anyHolds, choose } from "../../known";
import { type Value, at, count, isOn, items } from "../../value";
import { type Admission, admitEveryone, admitUndecided } from "../networks/admission";
import type { Workload } from "../workloads/workloads";
import type { Exposure } from "./exposure";

/** Pods that listen on their node's own address, bypassing every Service and load balancer. */
export function podExposures(workloads: readonly Workload[]): Exposure[] {
  return workloads.flatMap((workload) => [
    ...exposuresBy("hostNetwork", isOn(at(workload.podSpec, "hostNetwork")), workload),
    ...exposuresBy("hostPort", usesHostPort(workload), workload),
  ]);
}

function exposuresBy(means: string, used: Answer, workload: Workload): Exposure[] {
  const { label, resource } = workload;
  const by = (gate: Admission): Exposure[] => [
    {
      workload,
      path: `${label} with ${means}`,
      gates: [gate],
      requests: "any",
      frontend: { resource, label, protocol: "raw" },
    },
  ];
  return choose(used, {
    yes: by(admitEveryone("listens on its server's own address, with no limit on who connects")),
    no: [],
    unknown: by(admitUndecided(`whether it uses ${means} is not known`)),
  });
}

function usesHostPort({ podSpec }: Workload): Answer {
  const ports = ["containers", "initContainers"]
    .flatMap((kind) => items(at(podSpec, kind)))
    .flatMap((container) => items(at(container, "ports")))
    .filter((port) => !isLoopback(at(port, "hostIP")));
  return anyHolds(
    ports.map((port) => count(at(port, "hostPort"))),
    (port) => port !== undefined && port !== 0,
  );
}

const isLoopback = (address: Value): boolean =>
  typeof address === "string" && (address.startsWith("127.") || address === "::1");
