import { workerMemory } from "../../facts/capacity";
import type { ApiSettings } from "../settings/workloads";
import { apiEnvironment } from "./apiEnvironment";
import type { EnvVar } from "./podParts";
import type { ContainerArgs } from "./podTemplate";
import type { Timing } from "../internal/rollout";

/** Not a user of the image: all its files are world-readable, and none is writable. */
export const apiUserId = 10001;

export interface ApiContainerArgs {
  readonly api: ApiSettings;
  readonly timing: Timing;
  /** The variables with which the process reaches the stores, including secrets. */
  readonly env: EnvVar[];
}

/**
 * Millicores of a server that are not an instance's: for the system, AWS's agents and small pods. They are kept by a limit
 * too, because Auto Mode's agents starve, and the server goes NotReady, where pods may take all (aws/containers-roadmap,
 * issue 2776).
 */
const notForInstances = 500;

/** A container that uses its whole server, except half a vCPU. */
export function apiContainer({ api, timing, env }: ApiContainerArgs, image: string): ContainerArgs {
  const { requestMiB, limitMiB, masterMiB } = workerMemory;
  const cpu = `${api.serverCpus * 1000 - notForInstances}m`;
  return {
    name: "api",
    image,
    env: [...apiEnvironment(api, timing), ...env],
    userId: apiUserId,
    cpu,
    cpuLimit: cpu,
    memory: {
      request: `${api.workers * requestMiB + masterMiB}Mi`,
      limit: `${api.workers * limitMiB + masterMiB}Mi`,
    },
  };
}
