import type { AccessLogsArgs, CollectorArgs, TracardiProductionArgs } from "../arguments";
import { HttpPort, RequestsWithoutLength } from "../arguments";
import type { CollectorRouteName } from "../../facts/routes";

/** What stands between the internet and the load balancers' targets. */
export interface EdgeSettings {
  /** The routes that are open to the internet. */
  readonly collector: CollectorRouteName[];
  /** More host names of the collector. */
  readonly aliases: readonly string[];
  /** Whether port 80 redirects what can be redirected. */
  readonly redirectsHttp: boolean;
  /** Absent where it is switched off. */
  readonly firewall?: FirewallSettings;
  /** Absent where they are switched off. */
  readonly accessLogs?: Pick<AccessLogsArgs, "bucketName" | "prefix">;
}

export interface FirewallSettings {
  /** Requests that one address may send in five minutes. */
  readonly requestsPerAddress: number;
  readonly largestBodyKiB: number;
  readonly blocksWithoutLength: boolean;
}

export function edgeOf(args: TracardiProductionArgs): EdgeSettings {
  const { firewall = {}, accessLogs = {} } = args;
  return {
    collector: openRoutes(args.collector),
    aliases: [...(args.hosts.publicApiAliases ?? [])],
    redirectsHttp: args.httpPort === HttpPort.Redirect,
    firewall:
      firewall.enabled === false
        ? undefined
        : {
            requestsPerAddress: firewall.requestsPerAddress ?? 6000,
            largestBodyKiB: firewall.largestBodyKiB ?? 32,
            blocksWithoutLength: firewall.requestsWithoutLength === RequestsWithoutLength.Block,
          },
    accessLogs:
      accessLogs.enabled === false
        ? undefined
        : { bucketName: accessLogs.bucketName, prefix: accessLogs.prefix },
  };
}

export function openRoutes(args: CollectorArgs = {}): CollectorRouteName[] {
  const { webhooks = true, redirects = true, trackerScript = true } = args;
  const { consent = false, widgets = false } = args;
  const open: { [route in CollectorRouteName]: boolean } = {
    track: true,
    collect: webhooks,
    redirect: redirects,
    tracker: trackerScript,
    consent,
    consentTypes: consent,
    widgets,
  };
  return (Object.keys(open) as CollectorRouteName[]).filter((route) => open[route]);
}
