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

/** A container that uses its whole server, except half a vCPU for the system and small pods. */
export function apiContainer({ api, timing, env }: ApiContainerArgs, image: string): ContainerArgs {
  const { requestMiB, limitMiB, masterMiB } = workerMemory;
  return {
    name: "api",
    image,
    env: [...apiEnvironment(api, timing), ...env],
    userId: apiUserId,
    cpu: `${api.serverCpus * 1000 - 500}m`,
    memory: {
      request: `${api.workers * requestMiB + masterMiB}Mi`,
      limit: `${api.workers * limitMiB + masterMiB}Mi`,
    },
  };
}
