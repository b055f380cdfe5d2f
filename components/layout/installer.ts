import { InstallerJob } from "../workloads/installer/installerJob";
import { labelsOf } from "../workloads/labels";
import type { IdentitySecrets } from "../workloads/secrets";
import type { Foundation } from "./foundation";
import type { RolePlacements } from "./placements";
import type { LayoutContext } from "./layoutContext";
import type { RoleDependencies } from "./roleDependencies";

/** The installer runs next to the internal API, so that its secrets stay away from pods that the internet can reach. */
export function createInstaller(
  context: LayoutContext,
  { search, connections }: Foundation,
  identity: IdentitySecrets,
  { internalApi }: RolePlacements,
  isolation: RoleDependencies,
): InstallerJob {
  const { name, installation, settings, parent } = context;
  const { cluster, namespace, placement, pullSecret, env, files } = internalApi;
  return new InstallerJob(
    `${name}-installer`,
    {
      installation,
      namespace,
      labels: labelsOf(installation, "installer", settings.tracardi.version),
      placement,
      pullSecret,
      image: settings.images.api,
      search,
      adminEmail: settings.adminEmail,
      adminPassword: identity.adminPassword,
      env,
      files,
      dependsOn: [...isolation[internalApi.role], ...connections, ...cluster.nodePools],
    },
    { parent, providers: [cluster.provider] },
  );
}
