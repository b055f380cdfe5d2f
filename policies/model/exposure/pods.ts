import { type Answer, anyHolds, choose } from "../../known";
import { type Value, at, count, isOn, items } from "../../value";
import { type Admission, admitEveryone, admitUndecided } from "../networks/admission";
import { type Workload, podTemplate } from "../workloads/workloads";
import type { Exposure } from "./exposure";
import { addressGates } from "./podAddresses";

/** Pods that listen on their node's own address, or have one of their own, bypassing every Service and load balancer. */
export function podExposures(workloads: readonly Workload[]): Exposure[] {
  return workloads.flatMap((workload) => [
    ...exposuresBy("hostNetwork", isOn(at(workload.podSpec, "hostNetwork")), workload),
    ...exposuresBy("hostPort", usesHostPort(workload), workload),
    ...addressGates(annotationsOf(workload)).map(({ key, gate }) => wayBy(key, gate, workload)),
  ]);
}

function exposuresBy(means: string, used: Answer, workload: Workload): Exposure[] {
  const by = (gate: Admission): Exposure[] => [wayBy(means, gate, workload)];
  return choose(used, {
    yes: by(admitEveryone("listens on its server's own address, with no limit on who connects")),
    no: [],
    unknown: by(admitUndecided(`whether it uses ${means} is not known`)),
  });
}

const annotationsOf = ({ resource }: Workload): Value =>
  at(podTemplate(resource), "metadata", "annotations");

function wayBy(means: string, gate: Admission, workload: Workload): Exposure {
  const { label, resource } = workload;
  return {
    workload,
    path: `${label} with ${means}`,
    gates: [gate],
    requests: "any",
    frontend: { resource, label, protocol: "raw" },
  };
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
