import { Profile, type TracardiProductionArgs } from "../arguments";
import type { Problem } from "../internal/errors";
import { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import * as rules from "./rules";
import { checkAccess, checkKubernetesApi } from "./access";
import { checkAccount } from "./account";
import { checkCapacity } from "./capacity";
import { checkDns } from "./dns";
import { checkEdge } from "./edge";
import { checkEgress } from "./egress";
import { checkGuards } from "./guards";
import { checkExistingClusters } from "./existingClusters";
import { checkImages } from "./images";
import { checkMaintenance } from "./maintenance";
import { checkMysql } from "./mysql";
import { checkNetwork } from "./network";
import { checkOperations } from "./operations";
import { checkSearch } from "./search";
import { checkRedis } from "./redis";
import { checkTracardi } from "./tracardi";

/** Everything that is wrong with the plain arguments; nothing is registered and nothing is changed. */
export function validate(given: TracardiProductionArgs): Problem[] {
  const check = new Checker();
  // Untyped programs may give anything, or nothing at all.
  if (!check.arguments(given)) return check.problems;
  const args = given;
  check.oneOf(
    "profile",
    args.profile,
    Object.values(Profile),
    "Leave it out for the full production layout.",
  );
  checkHosts(check, args);
  checkAccess(check, args);
  checkKubernetesApi(check, args);
  checkDns(check, args);
  checkNetwork(check, args);
  checkCapacity(check, args);
  checkExistingClusters(check, args);
  checkMaintenance(check, args.maintenance);
  checkEdge(check, args);
  checkTracardi(check, args);
  checkSearch(check, args);
  checkRedis(check, args);
  checkMysql(check, args);
  checkImages(check, args);
  checkIdentity(check, args);
  checkOperations(check, args);
  checkAccount(check, args);
  checkEgress(check, args);
  checkGuards(check, args.guards);
  return check.problems;
}

/** What is wrong with the component's own name. */
export function checkName(name: unknown): Problem[] {
  const check = new Checker();
  check.text("name", name, rules.componentName);
  return check.problems;
}

function checkHosts(check: Checker, args: TracardiProductionArgs): void {
  const remedy = "Name the hosts: publicApi, internalApi and gui.";
  const hosts = check.object("hosts", args.hosts, { keys: knownKeys.hosts, remedy });
  if (!hosts) return;
  const minimal = args.profile === Profile.Minimal;
  if (minimal && hosts.gui !== undefined) {
    check.add(
      "hosts.gui",
      hosts.gui,
      "nothing with profile minimal, which has no GUI",
      "Leave it out: the GUI runs on the user's own machine.",
    );
  }
  const roles = minimal ? ["publicApi", "internalApi"] : ["publicApi", "internalApi", "gui"];
  for (const role of roles) check.text(`hosts.${role}`, hosts[role], rules.hostName);
  roles.forEach((role, index) => {
    const same = roles.slice(0, index).find((other) => hosts[other] === hosts[role]);
    if (same === undefined || hosts[role] === undefined) return;
    check.add(
      `hosts.${role}`,
      hosts[role],
      `a host name other than hosts.${same}`,
      "Each side has a load balancer of its own, and so a name of its own.",
    );
  });
}

function checkIdentity(check: Checker, args: TracardiProductionArgs): void {
  check.text("adminEmail", args.adminEmail, rules.email);
  const identity = check.optionalObject("identity", args.identity, {
    keys: knownKeys.identity,
    remedy: "Leave it out for a new installation.",
    secret: true,
  });
  if (!identity) return;
  if (identity.tenantName !== undefined) {
    check.text("identity.tenantName", identity.tenantName, rules.tenantName);
  }
  for (const key of ["installationToken", "mergeSecret", "adminPassword"] as const) {
    check.optionalInput(`identity.${key}`, identity[key], rules[key]);
  }
}
