import { Access } from "../arguments";
import { dnsFlow } from "../isolation/dns";
import type { Flow, PodFlows } from "../isolation/networkPolicies";
import { routableCidrs } from "../internal/networks";
import { podIdentityAgent } from "../isolation/podIdentity";
import type { Network } from "../network/network";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import { tierOf } from "../network/subnetPlan";
import type { EgressSettings } from "../settings/settings";
import { selectorLabels } from "../workloads/labels";
import { containerPort } from "../internal/rollout";
import type { Foundation } from "./foundation";
import type { RolePlacement, RolePlacements } from "./placements";
import type { LayoutContext } from "./layoutContext";

/** What the pods in the namespace of a role may receive and send, by the name of their NetworkPolicy. */
export interface RoleFlows {
  readonly placed: RolePlacement;
  readonly pods: { readonly [name: string]: PodFlows };
}

/**
 * Pods accept traffic only from the load balancers of their side, and connect only to the stores. API instances
 * may also connect to what the workflows of the installation call.
 */
export function flowsOf(
  { installation, settings }: LayoutContext,
  { network, stores: networkTargets }: Foundation,
  { publicApi, internalApi, gui }: RolePlacements,
): RoleFlows[] {
  const publicSide = tierOf({ internal: false });
  const trustedSide = tierOf({ internal: settings.access === Access.Internal });
  const storesFrom = (placed: RolePlacement) => storeFlows(placed, Object.values(networkTargets));
  const services = settings.clusters.map(({ serviceCidr }) => serviceCidr);
  const elsewhere = egressFlows(settings.egress, services);
  const apiOn = (placed: RolePlacement) => ({
    egress: [...storesFrom(placed), ...elsewhere],
  });

  const allow = (
    placed: RolePlacement,
    pods: { readonly [role: string]: Omit<PodFlows, "selector"> },
  ): RoleFlows => {
    const selected = Object.entries(pods).map(([role, flows]) => [
      role,
      {
        ...flows,
        egress: [...flows.egress, ...(role === placed.role ? identityFlows(placed) : [])],
        selector: selectorLabels(installation, role),
      },
    ]);
    return { placed, pods: Object.fromEntries(selected) };
  };
  const trusted = { ingress: fromBalancers(network, trustedSide) };
  const api = apiOn(internalApi);
  const background = { ingress: [], egress: storesFrom(internalApi) };
  return [
    allow(internalApi, {
      [internalApi.role]: publicApi
        ? { ...api, ...trusted }
        : { ...api, ingress: fromBalancers(network, publicSide, trustedSide) },
      installer: background,
      ...(settings.tracardi.apm && { apm: background }),
      ...(settings.tracardi.updateWorker && { "update-worker": background }),
    }),
    ...(publicApi
      ? [
          allow(publicApi, {
            [publicApi.role]: {
              ...apiOn(publicApi),
              ingress: fromBalancers(network, publicSide),
            },
          }),
        ]
      : []),
    ...(gui ? [allow(gui, { [gui.role]: { ...trusted, egress: [] } })] : []),
  ];
}

/** From the load balancers' own subnets: their addresses change, the subnets do not. */
function fromBalancers(network: Network, ...tiers: ("public" | "ingress")[]): Flow[] {
  const networks = [...new Set(tiers)].flatMap((tier) => network.cidrs[tier]);
  return [{ networks, port: containerPort }];
}

/** To the agent on each server that gives pods their role; no other address of the servers is allowed. */
function identityFlows({ podExtras }: RolePlacement): Flow[] {
  return podExtras.podIdentityRoleArn === undefined ? [] : [podIdentityAgent];
}

/** To the stores, and to the DNS server to resolve their names. */
function storeFlows({ cluster }: RolePlacement, stores: readonly StoreNetworkTarget[]): Flow[] {
  return [dnsFlow(cluster.settings), ...stores.map(({ networks, port }) => ({ networks, port }))];
}

function egressFlows({ https, networks }: EgressSettings, services: readonly string[]): Flow[] {
  const internet = https ? [{ network: "0.0.0.0/0", port: 443 }] : [];
  return [...internet, ...networks].map(({ network, port }) => ({
    networks: routableCidrs(network, services),
    port,
  }));
}
