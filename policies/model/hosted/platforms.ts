import { appRunner } from "./appRunner";
import { ec2 } from "./ec2";
import { ecs } from "./ecs";
import type { Platform } from "./hosted";
import { lambda } from "./lambda";
import { lightsail } from "./lightsail";

/** Everything besides Kubernetes that the pack knows to run programs. */
export const platforms: readonly Platform[] = [ecs, appRunner, lightsail, ec2, lambda];
