import {
  type AccessLogsArgs,
  type CollectorArgs,
  type FirewallArgs,
  HttpPort,
  RequestsWithoutLength,
  type TracardiProductionArgs,
} from "../arguments";
import type { CollectorRouteName } from "../../facts/routes";
import { withDefaults } from "./defaults";

/** Everything between the internet and the load balancers' targets. */
export interface EdgeSettings {
  /** The routes that are open to the internet. */
  readonly collector: CollectorRouteName[];
  /** Additional host names of the collector. */
  readonly aliases: readonly string[];
  /** Whether port 80 redirects read requests to HTTPS. */
  readonly redirectsHttp: boolean;
  /** Absent if it is switched off. */
  readonly firewall?: FirewallSettings;
  /** Absent if they are switched off. */
  readonly accessLogs?: Omit<AccessLogsArgs, "enabled">;
}

export type FirewallSettings = Omit<Required<FirewallArgs>, "enabled" | "requestsWithoutLength"> & {
  readonly blocksWithoutLength: boolean;
};

export function edgeOf(
  args: TracardiProductionArgs,
  aliases: readonly string[] = [],
): EdgeSettings {
  const { enabled, requestsWithoutLength, ...limits } = withDefaults("FirewallArgs", args.firewall);
  const blocksWithoutLength = requestsWithoutLength === RequestsWithoutLength.Block;
  const { enabled: logged, bucketName, prefix } = withDefaults("AccessLogsArgs", args.accessLogs);
  return {
    collector: openRoutes(args.collector),
    aliases,
    redirectsHttp: args.httpPort === HttpPort.Redirect,
    firewall: enabled ? { ...limits, blocksWithoutLength } : undefined,
    accessLogs: logged ? { bucketName, prefix } : undefined,
  };
}

/** The routes that the internet may call. */
export function openRoutes(args?: CollectorArgs): CollectorRouteName[] {
  const given = withDefaults("CollectorArgs", args);
  const open: [CollectorRouteName, boolean][] = [
    ["track", true],
    ["collect", given.webhooks],
    ["redirect", given.redirects],
    ["tracker", given.trackerScript],
    ["consent", given.consent],
    ["consentTypes", given.consent],
    ["widgets", given.widgets],
  ];
  return open.flatMap(([route, isOpen]) => (isOpen ? [route] : []));
}
