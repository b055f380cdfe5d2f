import type * as pulumi from "@pulumi/pulumi";
import { Access, ProtectedPart } from "../arguments";
import { createAccessLogs } from "../ingress/accessLogs";
import { createCertificates } from "../ingress/certificates";
import { Endpoint, type EndpointArgs } from "../ingress/endpoint";
import { protects } from "../settings/protection";
import type { Foundation } from "./foundation";
import type { RolePlacement, RolePlacements } from "./placements";
import type { LayoutContext } from "./layoutContext";
import type { TargetGroups } from "./targetGroups";

export interface Endpoints {
  readonly publicApi: Endpoint;
  readonly internalApi: Endpoint;
  readonly gui?: Endpoint;
}

type EndpointOptions = Pick<
  EndpointArgs,
  "host" | "sources" | "internal" | "certificateArn" | "zoneId" | "targetGroup"
> &
  Partial<Pick<EndpointArgs, "aliases" | "collector" | "firewall">>;

/**
 * The endpoints: the collector's routes for everyone, the internal API and the GUI for the trusted networks.
 * They open after the installer has finished: earlier events would create indices without a schema.
 */
export function createEndpoints(
  context: LayoutContext,
  foundation: Foundation,
  placements: RolePlacements,
  targetGroups: TargetGroups,
  installed: pulumi.Resource,
): Endpoints {
  const { name, settings, tags, parent } = context;
  const { network } = foundation;
  const { hosts, edge } = settings;
  const protection = protects(settings, ProtectedPart.LoadBalancers);
  const certificates = createCertificates(name, settings, tags, parent);
  const accessLogs = createAccessLogs(name, settings, tags, parent);

  const open = (side: string, to: RolePlacement, options: EndpointOptions) =>
    new Endpoint(
      `${name}-${side}`,
      {
        ...options,
        side,
        network,
        cluster: to.cluster,
        timing: to.timing,
        accessLogs,
        redirectsHttp: edge.redirectsHttp,
        protection,
        tags,
        dependsOn: [installed],
      },
      { parent },
    );
  const trusted = {
    sources: settings.trustedNetworks,
    internal: settings.access === Access.Internal,
    certificateArn: certificates.internalArn,
    zoneId: foundation.privateZoneId ?? certificates.zoneId,
  };
  const { internalApi, publicApi = internalApi, gui } = placements;
  return {
    publicApi: open("public-api", publicApi, {
      targetGroup: targetGroups.publicApi,
      host: hosts.publicApi,
      aliases: edge.aliases,
      sources: ["0.0.0.0/0"],
      internal: false,
      certificateArn: certificates.publicArn,
      zoneId: certificates.zoneId,
      collector: edge.collector,
      firewall: edge.firewall,
    }),
    internalApi: open("internal-api", internalApi, {
      ...trusted,
      targetGroup: targetGroups.internalApi,
      host: hosts.internalApi,
    }),
    gui:
      gui && hosts.gui && targetGroups.gui
        ? open("gui", gui, { ...trusted, targetGroup: targetGroups.gui, host: hosts.gui })
        : undefined,
  };
}
