import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { healthCheckPath } from "../../facts/routes";
import type { Cluster } from "../cluster/cluster";
import type {
  ApiSettings,
  GuiSettings,
  PlacementSettings,
  PodExtrasSettings,
} from "../settings/workloads";
import { backendEnvironment } from "../workloads/apiEnvironment";
import { guiHealthPath } from "../workloads/gui/nginx";
import { apiSecrets } from "../workloads/apiSecrets";
import { labelsOf } from "../workloads/labels";
import { createNamespace } from "../workloads/namespace";
import type { Labels } from "../internal/labels";
import type { EnvVar } from "../workloads/podParts";
import { createPullSecret } from "../workloads/pullSecret";
import { type Timing, timingFor } from "../internal/rollout";
import { type ContainerFiles, createSearchTrust } from "../workloads/searchTrust";
import { createSecretEnvironment, type IdentitySecrets } from "../workloads/secrets";
import type { Foundation } from "./foundation";
import type { LayoutContext } from "./layoutContext";

/** Where a role runs: its namespace on its cluster, and what load balancers and pods must agree on. */
export interface RolePlacement {
  readonly role: string;
  readonly placement: PlacementSettings;
  /** What the user adds to the role's pods. */
  readonly podExtras: PodExtrasSettings;
  readonly cluster: Cluster;
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly labels: Labels;
  /** Name of the Secret with the login to the image registries. */
  readonly pullSecret?: pulumi.Output<string>;
  readonly timing: Timing;
  readonly healthCheckPath: string;
}

export interface ApiPlacement extends RolePlacement {
  readonly api: ApiSettings;
  /** Where its spare servers have their placeholders; absent if there are none. */
  readonly spareNamespace?: kubernetes.core.v1.Namespace;
  /** The variables with which its processes reach the stores, including secrets. */
  readonly env: EnvVar[];
  /** The files that its processes need for that. */
  readonly files: Pick<ContainerFiles, "volumes" | "mounts">;
}

export interface GuiPlacement extends RolePlacement {
  readonly gui: GuiSettings;
}

export interface RolePlacements {
  readonly publicApi?: ApiPlacement;
  readonly internalApi: ApiPlacement;
  readonly gui?: GuiPlacement;
}

/** The role of the placeholders that keep servers for an API. */
export const spareName = (role: string): string => `${role}-spare`;

/** The GUI serves only static files: none of its requests takes longer, in seconds. */
const guiRequestTimeout = 10;

export function createPlacements(
  context: LayoutContext,
  foundation: Foundation,
  identity: IdentitySecrets,
): RolePlacements {
  const { publicApi, internalApi, gui } = context.settings;
  return {
    publicApi: publicApi && placeApi(context, foundation, identity, publicApi),
    internalApi: placeApi(context, foundation, identity, internalApi),
    gui: gui && {
      ...placeRole(context, foundation, "gui", gui),
      gui,
      timing: timingFor(guiRequestTimeout),
      healthCheckPath: guiHealthPath,
    },
  };
}

function placeApi(
  context: LayoutContext,
  { clusters, search, redis, mysql }: Foundation,
  identity: IdentitySecrets,
  api: ApiSettings,
): ApiPlacement {
  const placed = placeRole(context, { clusters }, api.role, api);
  const opts = { parent: context.parent, provider: placed.cluster.provider };
  const secrets = createSecretEnvironment(
    `${context.name}-${api.role}`,
    placed.namespace,
    apiSecrets({ search, identity, redis, mysql }),
    opts,
  );
  const { env: trust, ...files } = createSearchTrust(
    `${context.name}-${api.role}-search-ca`,
    placed.namespace,
    search.caCertificate,
    opts,
  );
  const stores = backendEnvironment({
    searchUrl: search.url,
    indices: context.settings.indices,
    redisHost: redis.host,
    redisPort: redis.networkTarget.port,
    mysql: mysql && { host: mysql.host, port: mysql.networkTarget.port, database: mysql.database },
    tenantName: context.settings.identity.tenantName,
  });
  const spare = spareName(api.role);
  return {
    ...placed,
    api,
    ...(api.spareServers > 0 && {
      spareNamespace: createNamespace(
        `${context.name}-${spare}`,
        `${context.installation}-${spare}`,
        placed.cluster.settings,
        opts,
      ),
    }),
    env: [...stores, ...trust, ...secrets],
    files,
    timing: timingFor(api.requestTimeout),
    healthCheckPath,
  };
}

function placeRole(
  context: LayoutContext,
  { clusters }: Pick<Foundation, "clusters">,
  role: string,
  placement: PlacementSettings & { readonly extras: PodExtrasSettings },
) {
  const cluster = clusters[placement.cluster];
  const namespace = createNamespace(
    `${context.name}-${role}`,
    `${context.installation}-${role}`,
    cluster.settings,
    { parent: context.parent, provider: cluster.provider },
  );
  const podExtras = placement.extras;
  const { tracardi, images } = context.settings;
  const labels = labelsOf(context.installation, role, tracardi.version);
  const opts = { parent: context.parent, provider: cluster.provider };
  const login = images.pullSecret;
  const pullSecret = createPullSecret(
    `${context.name}-${role}`,
    context.name,
    namespace,
    login,
    opts,
  );
  return { role, placement, podExtras, cluster, namespace, labels, pullSecret };
}
