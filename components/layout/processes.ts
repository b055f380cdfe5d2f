import type * as pulumi from "@pulumi/pulumi";
import { apmContainer } from "../workloads/apm";
import { BackgroundProcess } from "../workloads/backgroundProcess";
import { labelsOf } from "../workloads/labels";
import type { ContainerArgs } from "../workloads/podTemplate";
import { updateWorkerContainer } from "../workloads/updateWorker";
import type { Foundation } from "./foundation";
import type { RolePlacements } from "./placements";
import type { LayoutContext } from "./layoutContext";
import type { RoleDependencies } from "./roleDependencies";

/**
 * Tracardi's background processes. They accept no connections and run next to the internal API, away from the internet.
 */
export function createProcesses(
  context: LayoutContext,
  { connections }: Foundation,
  { internalApi }: RolePlacements,
  isolation: RoleDependencies,
  installed: pulumi.Resource,
): void {
  const { name, installation, settings, parent } = context;
  const { tracardi, images, identity } = settings;
  const { cluster, namespace, placement, pullSecret, env, files } = internalApi;
  const run = (role: string, container: ContainerArgs) =>
    new BackgroundProcess(
      `${name}-${role}`,
      {
        role,
        installation,
        namespace,
        placement,
        pullSecret,
        labels: labelsOf(installation, role, tracardi.version),
        container: { ...container, ...files },
        dependsOn: [
          installed,
          ...isolation[internalApi.role],
          ...connections,
          ...cluster.nodePools,
        ],
      },
      { parent, providers: [cluster.provider] },
    );
  if (tracardi.apm) {
    run("apm", apmContainer({ image: images.apm, env, tenantName: identity.tenantName }));
  }
  if (tracardi.updateWorker) {
    const command = tracardi.line.updateWorkerCommand;
    run("update-worker", updateWorkerContainer({ image: images.updateWorker, command, env }));
  }
}
