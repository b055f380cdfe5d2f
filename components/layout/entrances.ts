import type * as pulumi from "@pulumi/pulumi";
import { Access } from "../arguments";
import { createAccessLogs } from "../ingress/accessLogs";
import { createCertificates } from "../ingress/certificates";
import { Entrance, type EntranceArgs } from "../ingress/entrance";
import type { Foundation } from "./foundation";
import type { Place, Places } from "./places";
import type { Site } from "./site";

export interface Entrances {
  readonly publicApi: Entrance;
  readonly internalApi: Entrance;
  readonly gui?: Entrance;
}

type Opening = Pick<EntranceArgs, "host" | "sources" | "internal" | "certificateArn" | "zoneId"> &
  Partial<Pick<EntranceArgs, "aliases" | "collector" | "firewall">>;

/**
 * The ways in: everyone to the collector's routes, the trusted networks to the internal API and the GUI.
 * They open when the installer is done: events that came earlier would make indices without a schema.
 */
export function createEntrances(
  site: Site,
  foundation: Foundation,
  places: Places,
  installed: pulumi.Resource,
): Entrances {
  const { name, settings, tags, parent } = site;
  const { network } = foundation;
  const { hosts, protection, edge } = settings;
  const certificates = createCertificates(name, settings, tags, parent);
  const accessLogs = createAccessLogs(name, settings, tags, parent);

  const open = (side: string, to: Place, opening: Opening) =>
    new Entrance(
      `${name}-${side}`,
      {
        ...opening,
        side,
        network,
        cluster: to.cluster,
        healthCheckPath: to.healthCheckPath,
        timing: to.timing,
        accessLogs,
        redirectsHttp: edge.redirectsHttp,
        protection,
        tags,
        opensAfter: [installed],
      },
      { parent },
    );
  const trusted = {
    sources: settings.trustedNetworks,
    internal: settings.access === Access.Internal,
    certificateArn: certificates.internalArn,
    zoneId: foundation.privateZoneId ?? certificates.zoneId,
  };
  const { internalApi, publicApi = internalApi, gui } = places;
  return {
    publicApi: open("public-api", publicApi, {
      host: hosts.publicApi,
      aliases: edge.aliases,
      sources: ["0.0.0.0/0"],
      internal: false,
      certificateArn: certificates.publicArn,
      zoneId: certificates.zoneId,
      collector: edge.collector,
      firewall: edge.firewall,
    }),
    internalApi: open("internal-api", internalApi, { ...trusted, host: hosts.internalApi }),
    gui: gui && hosts.gui ? open("gui", gui, { ...trusted, host: hosts.gui }) : undefined,
  };
}
