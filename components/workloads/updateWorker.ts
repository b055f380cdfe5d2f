import { apiUserId } from "./api";
import { withoutToken } from "./apm";
import type { EnvVar } from "./podParts";
import type { ContainerArgs } from "./podTemplate";

export interface UpdateWorkerContainerArgs {
  readonly image: string;
  /** Replaces the image's own command, which changes its user and needs root for that. */
  readonly command: readonly string[];
  /** The variables with which Tracardi's processes reach the stores, including secrets. */
  readonly env: EnvVar[];
}

/** The worker that runs migrations, two at a time. */
export function updateWorkerContainer(args: UpdateWorkerContainerArgs): ContainerArgs {
  return {
    name: "update-worker",
    image: args.image,
    command: [...args.command],
    env: withoutToken(args.env),
    userId: apiUserId,
    cpu: "100m",
    memory: { request: "256Mi", limit: "1Gi" },
  };
}
