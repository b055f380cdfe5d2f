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
import type { Site } from "./site";

/** Where a role lives: its namespace on its cluster, and what load balancers and pods agree on. */
export interface Place {
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

export interface ApiPlace extends Place {
  readonly api: ApiSettings;
  /** How its processes reach the stores, secrets included. */
  readonly env: EnvVar[];
  /** What they need of files for that. */
  readonly files: Pick<ContainerFiles, "volumes" | "mounts">;
}

export interface GuiPlace extends Place {
  readonly gui: GuiSettings;
}

export interface Places {
  readonly publicApi?: ApiPlace;
  readonly internalApi: ApiPlace;
  readonly gui?: GuiPlace;
}

/** A GUI answers with files: none of its requests takes longer, in seconds. */
const guiRequestTimeout = 10;

export function createPlaces(
  site: Site,
  foundation: Foundation,
  identity: IdentitySecrets,
): Places {
  const { publicApi, internalApi, gui } = site.settings;
  return {
    publicApi: publicApi && apiPlace(site, foundation, identity, publicApi),
    internalApi: apiPlace(site, foundation, identity, internalApi),
    gui: gui && {
      ...place(site, foundation, "gui", gui),
      gui,
      timing: timingFor(guiRequestTimeout),
      healthCheckPath: guiHealthPath,
    },
  };
}

function apiPlace(
  site: Site,
  { clusters, search, redis, mysql }: Foundation,
  identity: IdentitySecrets,
  api: ApiSettings,
): ApiPlace {
  const placed = place(site, { clusters }, api.role, api);
  const opts = { parent: site.parent, provider: placed.cluster.provider };
  const secrets = createSecretEnvironment(
    `${site.name}-${api.role}`,
    placed.namespace,
    apiSecrets({ search, identity, redis, mysql }),
    opts,
  );
  const { env: trust, ...files } = createSearchTrust(
    `${site.name}-${api.role}-search-ca`,
    placed.namespace,
    search.caCertificate,
    opts,
  );
  const stores = backendEnvironment({
    searchUrl: search.url,
    indices: site.settings.indices,
    redisHost: redis.host,
    redisPort: redis.reach.port,
    mysql: mysql && { host: mysql.host, port: mysql.reach.port, database: mysql.database },
    tenantName: site.settings.identity.tenantName,
  });
  return {
    ...placed,
    api,
    env: [...stores, ...trust, ...secrets],
    files,
    timing: timingFor(api.requestTimeout),
    healthCheckPath,
  };
}

function place(
  site: Site,
  { clusters }: Pick<Foundation, "clusters">,
  role: string,
  placement: PlacementSettings & { readonly extras: PodExtrasSettings },
) {
  const cluster = clusters[placement.cluster];
  const namespace = createNamespace(
    `${site.name}-${role}`,
    `${site.installation}-${role}`,
    cluster.settings,
    { parent: site.parent, provider: cluster.provider },
  );
  const podExtras = placement.extras;
  const { tracardi, images } = site.settings;
  const labels = labelsOf(site.installation, role, tracardi.version);
  const opts = { parent: site.parent, provider: cluster.provider };
  const login = images.pullSecret;
  const pullSecret = createPullSecret(`${site.name}-${role}`, site.name, namespace, login, opts);
  return { role, placement, podExtras, cluster, namespace, labels, pullSecret };
}
