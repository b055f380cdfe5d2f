import {
  type AccessLogsArgs,
  type CollectorArgs,
  HttpPort,
  RequestsWithoutLength,
  type TracardiProductionArgs,
} from "../arguments";
import type { CollectorRouteName } from "../../facts/routes";
import { withDefaults } from "./defaults";

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

export function edgeOf(
  args: TracardiProductionArgs,
  aliases: readonly string[] = [],
): EdgeSettings {
  const { enabled, requestsPerAddress, largestBodyKiB, requestsWithoutLength } = withDefaults(
    "FirewallArgs",
    args.firewall,
  );
  const blocksWithoutLength = requestsWithoutLength === RequestsWithoutLength.Block;
  const { enabled: logs, bucketName, prefix } = withDefaults("AccessLogsArgs", args.accessLogs);
  return {
    collector: openRoutes(args.collector),
    aliases,
    redirectsHttp: args.httpPort === HttpPort.Redirect,
    firewall: enabled ? { requestsPerAddress, largestBodyKiB, blocksWithoutLength } : undefined,
    accessLogs: logs ? { bucketName, prefix } : undefined,
  };
}

/** The routes that the internet may call. */
export function openRoutes(args?: CollectorArgs): CollectorRouteName[] {
  const { webhooks, redirects, trackerScript, consent, widgets } = withDefaults(
    "CollectorArgs",
    args,
  );
  const open: [CollectorRouteName, boolean][] = [
    ["track", true],
    ["collect", webhooks],
    ["redirect", redirects],
    ["tracker", trackerScript],
    ["consent", consent],
    ["consentTypes", consent],
    ["widgets", widgets],
  ];
  return open.flatMap(([route, isOpen]) => (isOpen ? [route] : []));
}
