import { serverCpusFor } from "../settings/workloads";
import { defaultWorkers } from "../../facts/capacity";
import type { Checker } from "./checker";

/** The most instances of a workload: more have never been tried, and each is a server. */
export const mostInstances = 100;

const serverSizes = [2, 4, 8, 16, 32, 64];

/** How an API follows its traffic, and on what servers. */
export function checkScaling(
  check: Checker,
  path: string,
  api: Record<string, unknown> | undefined,
  defaultInstances: number,
): void {
  if (!api) return;
  const { maxInstances, targetCpuPercent, spareServers, serverCpus } = api;
  const given = numberOr(api.instances, defaultInstances);
  // What is no number of instances has been reported already.
  const instances = Number.isInteger(given) && given >= 1 ? given : 1;
  check.wholeNumber(
    `${path}.maxInstances`,
    maxInstances,
    instances,
    mostInstances,
    "It is the most that the autoscaler makes of instances.",
  );
  if (targetCpuPercent !== undefined && numberOr(maxInstances, 0) <= instances) {
    check.add(
      `${path}.targetCpuPercent`,
      targetCpuPercent,
      "nothing without an autoscaler",
      "Give a maxInstances above instances, or leave it out.",
    );
  } else {
    const remedy = "The default of 60 leaves room for what comes while a server starts.";
    check.wholeNumber(`${path}.targetCpuPercent`, targetCpuPercent, 20, 100, remedy);
  }
  const costs = "A spare costs as much as a server in use.";
  check.wholeNumber(`${path}.spareServers`, spareServers, 0, 10, costs);
  checkServer(check, `${path}.serverCpus`, serverCpus, api.workersPerInstance);
}

function checkServer(check: Checker, path: string, cpus: unknown, workers: unknown): void {
  const remedy = "Leave it out for the size that the workers fill.";
  check.oneOf(path, cpus, serverSizes, remedy);
  const needed = serverCpusFor(numberOr(workers, defaultWorkers));
  if (serverSizes.includes(cpus as number) && Number(cpus) < needed) {
    check.add(path, cpus, `${needed} or more, as two workers fill a vCPU`, remedy);
  }
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;
