import { type Check, type Finding, type Surroundings, wrong } from "./check";
import { addresses } from "./checks/addresses";
import { browser } from "./checks/browser";
import { certificate } from "./checks/certificate";
import { closedPaths } from "./checks/closedPaths";
import { guiVersion, installed } from "./checks/installed";
import { openRoutes } from "./checks/openRoutes";
import { plainHttp } from "./checks/plainHttp";
import { reachability } from "./checks/reachability";
import { tlsVersions } from "./checks/tlsVersions";
import { ConnectionError } from "./connections/endpoint";

const transport = [certificate, tlsVersions, plainHttp];
const collector = [addresses, ...transport, openRoutes, closedPaths, browser];

/** All checks of all hosts. */
export async function verify(surroundings: Surroundings): Promise<readonly Finding[]> {
  const { publicApi, internalApi, gui, trusted } = surroundings.installation;
  const inside = (...own: Check[]) =>
    trusted ? [reachability, ...transport, ...own] : [reachability];
  const hosts: readonly (readonly [string | undefined, readonly Check[]])[] = [
    [publicApi, collector],
    [internalApi, inside(installed)],
    [gui, inside(guiVersion)],
  ];
  const found = await Promise.all(
    hosts.map(([host, checks]) => (host === undefined ? [] : run(host, checks, surroundings))),
  );
  return found.flat();
}

/** One after the other, so that no web ACL takes it for an attack; the first without a connection is the last. */
async function run(
  host: string,
  checks: readonly Check[],
  surroundings: Surroundings,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    try {
      const found = await check(host, surroundings);
      findings.push(...found);
      if (check === reachability && found.some(({ status }) => status === "failed")) break;
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      findings.push(wrong("failed", host, "connection", error.message, noConnection));
      break;
    }
  }
  return findings;
}

const noConnection =
  "Look at the DNS record, the load balancer's listener and the networks that it admits.";
