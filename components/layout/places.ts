import type * as kubernetes from "@pulumi/kubernetes";
import { healthCheckPath } from "../../facts/routes";
import type { EksCluster } from "../cluster/eksCluster";
import type { ApiSettings, GuiSettings, PlacementSettings } from "../settings/workloads";
import { backendEnvironment } from "../workloads/apiEnvironment";
import { guiHealthPath } from "../workloads/gui/nginx";
import { labelsOf } from "../workloads/labels";
import { createNamespace } from "../workloads/namespace";
import type { EnvVar, Labels } from "../workloads/podTemplate";
import { type Timing, timingFor } from "../workloads/rollout";
import { createSecretEnvironment, type IdentitySecrets } from "../workloads/secrets";
import type { Foundation } from "./foundation";
import type { Site } from "./site";

/** Where a role lives: its namespace on its cluster, and what load balancers and pods agree on. */
export interface Place {
  readonly role: string;
  readonly placement: PlacementSettings;
  readonly cluster: EksCluster;
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly labels: Labels;
  readonly timing: Timing;
  readonly healthCheckPath: string;
}

export interface ApiPlace extends Place {
  readonly api: ApiSettings;
  /** How its processes reach the stores, secrets included. */
  readonly env: EnvVar[];
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
  { clusters, search, redis }: Foundation,
  identity: IdentitySecrets,
  api: ApiSettings,
): ApiPlace {
  const placed = place(site, { clusters }, api.role, api);
  const secrets = createSecretEnvironment(
    `${site.name}-${api.role}`,
    placed.namespace,
    {
      ELASTIC_HTTP_AUTH_USERNAME: search.user.username,
      ELASTIC_HTTP_AUTH_PASSWORD: search.user.password,
      INSTALLATION_TOKEN: identity.installationToken,
      AUTO_PROFILE_MERGING: identity.mergeSecret,
    },
    { parent: site.parent, provider: placed.cluster.provider },
  );
  const stores = backendEnvironment({
    searchUrl: search.url,
    redisHost: redis.host,
    tenantName: site.settings.identity.tenantName,
  });
  return {
    ...placed,
    api,
    env: [...stores, ...secrets],
    timing: timingFor(api.requestTimeout),
    healthCheckPath,
  };
}

function place(
  site: Site,
  { clusters }: Pick<Foundation, "clusters">,
  role: string,
  placement: PlacementSettings,
) {
  const cluster = clusters[placement.cluster];
  const namespace = createNamespace(`${site.name}-${role}`, `${site.installation}-${role}`, {
    parent: site.parent,
    provider: cluster.provider,
  });
  return { role, placement, cluster, namespace, labels: labelsOf(site.installation, role) };
}
