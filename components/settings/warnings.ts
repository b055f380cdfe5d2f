import { GuardMode, Profile } from "../arguments";
import { isDocumentation, parseNetwork } from "../internal/networks";
import { clusterWarnings } from "./clusterWarnings";
import { networkWarnings } from "./networkWarnings";
import { scalingWarnings } from "./scalingWarnings";
import { searchWarnings } from "./searchWarnings";
import type { Settings } from "./settings";
import { versionWarnings } from "./versionWarnings";

/** What is allowed but should be known before a deployment. */
export function warnings(settings: Settings): string[] {
  const { profile } = settings;
  const found: string[] = [];
  if (profile === Profile.Minimal) {
    found.push(
      'profile "minimal" is below what Tracardi asks for in production: one API group with the GUI API on ' +
        "serves both sides, kept apart by the load balancers alone.",
    );
  }
  found.push(...versionWarnings(settings), ...searchWarnings(settings.search));
  found.push(...clusterWarnings(settings.clusters), ...scalingWarnings(settings));
  found.push(...networkWarnings(settings));
  if (!settings.edge.firewall) {
    found.push(
      "firewall.enabled false: nothing limits how many requests an address sends to the collector, and how large.",
    );
  }
  if (!settings.edge.accessLogs) {
    found.push("accessLogs.enabled false: nobody can see afterwards who called, and what.");
  }
  found.push(...guardWarnings(settings));
  const networks = {
    trustedNetworks: settings.trustedNetworks,
    "kubernetesApi.publicNetworks": settings.kubernetesApi.publicNetworks,
  };
  const examples = Object.entries(networks).flatMap(([path, values]) =>
    values.filter(isExample).map((value) => `${value} (${path})`),
  );
  if (examples.length > 0) {
    found.push(
      `${examples.join(", ")}: reserved for documentation (RFC 5737), so nobody's. Replace them before \`pulumi up\`.`,
    );
  }
  return found;
}

function guardWarnings({ guards }: Settings): string[] {
  if (!guards) {
    return ["guards.mode off: kubectl can undo in the clusters what this layout keeps apart."];
  }
  if (guards.mode === GuardMode.Deny) return [];
  return [
    `guards.mode ${guards.mode}: what breaks the rules of the guards is noted, and passes. Set deny again soon.`,
  ];
}

function isExample(text: string): boolean {
  const network = parseNetwork(text);
  return network !== undefined && isDocumentation(network);
}
