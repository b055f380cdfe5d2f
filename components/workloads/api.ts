import { workerMemory } from "../../facts/capacity";
import type { ApiSettings } from "../settings/workloads";
import { apiEnvironment } from "./apiEnvironment";
import type { EnvVar } from "./podParts";
import type { ContainerArgs } from "./podTemplate";
import type { Timing } from "../internal/rollout";

/** No user of the image: its files are readable to all, and nothing in it is writable. */
export const apiUserId = 10001;

export interface ApiContainerArgs {
  readonly api: ApiSettings;
  readonly timing: Timing;
  /** How the process reaches the stores, secrets included. */
  readonly env: EnvVar[];
}

/** A container that fills its server, but for half a vCPU that the system and small pods share. */
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
