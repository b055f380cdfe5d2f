import type { AnyProcess } from "../../../facts/images";
import type { Workload } from "./workloads";

/** Whether a workload's pods have a container with one of Tracardi's processes. */
export const runs = (workload: Workload, process: AnyProcess): boolean =>
  workload.containers.some((container) => container.process === process);
