import { type Value, UNKNOWN, at, count, isTrue, items } from "../../value";
import { type Admission, admitEveryone, admitUndecided } from "../networks/admission";
import type { Workload } from "../workloads/workloads";
import type { Exposure } from "./exposure";

/** Pods that listen on their server's own address, past every Service and load balancer. */
export function podExposures(workloads: readonly Workload[]): Exposure[] {
  return workloads.flatMap((workload) =>
    [
      ["hostNetwork", usesHostNetwork(workload)] as const,
      ["hostPort", usesHostPort(workload)] as const,
    ].flatMap(([means, used]) =>
      used === false
        ? []
        : [
            {
              workload,
              path: `${workload.label} with ${means}`,
              gates: [gate(used, means)],
              requests: "any" as const,
              entrance: {
                resource: workload.resource,
                label: workload.label,
                protocol: "raw" as const,
              },
            },
          ],
    ),
  );
}

const gate = (used: true | typeof UNKNOWN, means: string): Admission =>
  used === true
    ? admitEveryone("listens on its server's own address, with no limit on who connects")
    : admitUndecided(`whether it uses ${means} is not known`);

function usesHostNetwork({ podSpec }: Workload): boolean | typeof UNKNOWN {
  const hostNetwork = at(podSpec, "hostNetwork");
  return hostNetwork === UNKNOWN ? UNKNOWN : isTrue(hostNetwork);
}

function usesHostPort({ podSpec }: Workload): boolean | typeof UNKNOWN {
  const ports = ["containers", "initContainers"]
    .flatMap((kind) => items(at(podSpec, kind)))
    .flatMap((container) => items(at(container, "ports")))
    .filter((port) => !isLoopback(at(port, "hostIP")))
    .map((port) => count(at(port, "hostPort")));
  if (ports.some((port) => typeof port === "number" && port !== 0)) return true;
  return ports.includes(UNKNOWN) ? UNKNOWN : false;
}

const isLoopback = (address: Value): boolean =>
  typeof address === "string" && (address.startsWith("127.") || address === "::1");
