import { Access, Profile, type TracardiProductionArgs } from "../arguments";
import type { Problem } from "../internal/errors";
import { Checker } from "./checker";
import * as rules from "./rules";
import { checkBackends } from "./validateBackends";
import { checkCapacity } from "./validateCapacity";
import { checkNetwork } from "./validateNetwork";

/** Everything that is wrong with the plain arguments; nothing is registered and nothing is changed. */
export function validate(given: TracardiProductionArgs): Problem[] {
  const check = new Checker();
  // Untyped programs may give anything, or nothing at all.
  const args = check.object(
    "args",
    given,
    "Give the arguments of TracardiProduction.",
  ) as unknown as TracardiProductionArgs;
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
  checkBackends(check, args);
  checkIdentity(check, args);
  checkOperations(check, args);
  return check.problems;
}

function checkHosts(check: Checker, args: TracardiProductionArgs): void {
  const hosts = check.object(
    "hosts",
    args.hosts,
    "Name the hosts: publicApi, internalApi and gui.",
  );
  const roles = ["publicApi", "internalApi", "gui"].filter(
    (role) => role !== "gui" || args.profile !== Profile.Minimal || hosts.gui !== undefined,
  );
  if (args.profile === Profile.Minimal && hosts.gui !== undefined) {
    check.add(
      "hosts.gui",
      hosts.gui,
      "nothing with profile minimal, which has no GUI",
      "Leave it out: the GUI runs on the user's own machine.",
    );
    roles.pop();
  }
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

function checkAccess(check: Checker, args: TracardiProductionArgs): void {
  check.required(
    "access",
    args.access,
    Object.values(Access),
    "Choose Access.Restricted for public addresses, Access.Internal for private ones.",
  );
  const remedy = "Name the networks of the people who use the GUI.";
  const networks = check.list("trustedNetworks", args.trustedNetworks, remedy);
  if (Array.isArray(args.trustedNetworks) && networks.length === 0) {
    check.add("trustedNetworks", [], "at least one network", remedy);
  }
  check.different("trustedNetworks", networks);
  const kind = args.access === Access.Restricted ? [rules.publicNetwork] : [];
  networks.forEach((value, index) =>
    check.text(`trustedNetworks[${index}]`, value, rules.network, ...kind),
  );
  if (args.access === Access.Internal && args.network?.existing === undefined) {
    check.add(
      "access",
      args.access,
      "Access.Restricted, or Access.Internal with network.existing",
      "Nobody could reach the GUI in a VPC that is made in this very deployment: give the existing VPC that your network is connected to.",
    );
  }
}

function checkKubernetesApi(check: Checker, args: TracardiProductionArgs): void {
  const remedy = "Name the networks and roles of the machines that run `pulumi up`.";
  const api = check.object("kubernetesApi", args.kubernetesApi, remedy);
  const publicNetworks = check.list(
    "kubernetesApi.publicNetworks",
    api.publicNetworks ?? [],
    remedy,
  );
  const privateNetworks = check.list(
    "kubernetesApi.privateNetworks",
    api.privateNetworks ?? [],
    remedy,
  );
  check.different("kubernetesApi.publicNetworks", publicNetworks);
  check.different("kubernetesApi.privateNetworks", privateNetworks);
  publicNetworks.forEach((value, index) =>
    check.text(`kubernetesApi.publicNetworks[${index}]`, value, rules.network, rules.publicNetwork),
  );
  privateNetworks.forEach((value, index) =>
    check.text(
      `kubernetesApi.privateNetworks[${index}]`,
      value,
      rules.network,
      rules.privateNetwork,
    ),
  );
  const existing = args.network?.existing !== undefined;
  if (privateNetworks.length > 0 && !existing) {
    check.add(
      "kubernetesApi.privateNetworks",
      privateNetworks,
      "nothing without network.existing",
      "No private network reaches a VPC that is made in this very deployment.",
    );
  } else if (publicNetworks.length === 0 && privateNetworks.length === 0) {
    check.add(
      "kubernetesApi.publicNetworks",
      publicNetworks,
      "at least one network, or privateNetworks together with network.existing",
      "Otherwise nobody, `pulumi up` included, could reach the Kubernetes API.",
    );
  }
  const administrators = check.object(
    "kubernetesApi.administrators",
    api.administrators,
    "Name the role that runs `pulumi up`: { deployer: roleArn }.",
  );
  const names = Object.keys(administrators);
  if (names.length === 0 && administrators === api.administrators) {
    check.add(
      "kubernetesApi.administrators",
      {},
      "at least one role or user",
      "Name the role that runs `pulumi up`: nobody has rights without being named.",
    );
  }
  for (const name of names) {
    const path = `kubernetesApi.administrators.${name}`;
    check.text(path, name, {
      ...rules.clusterName,
      remedy: "This is only a name: choose another.",
    });
    check.input(path, administrators[name], rules.principalArn);
  }
}

function checkDns(check: Checker, args: TracardiProductionArgs): void {
  if ((args.dns === undefined) === (args.certificates === undefined)) {
    check.add(
      args.dns === undefined ? "dns" : "certificates",
      args.certificates,
      "exactly one of dns and certificates",
      "Give the hosted zone, from which certificates and records are made, or the certificates that you have.",
    );
  }
  const zoneRemedy = "Give { zoneId } of the public hosted zone.";
  if (args.dns !== undefined) {
    check.input("dns.zoneId", check.object("dns", args.dns, zoneRemedy).zoneId, rules.zoneId);
  }
  if (args.certificates !== undefined) {
    const remedy = "Give { publicArn, internalArn }.";
    const certificates = check.object("certificates", args.certificates, remedy);
    check.input("certificates.publicArn", certificates.publicArn, rules.certificateArn);
    check.input("certificates.internalArn", certificates.internalArn, rules.certificateArn);
  }
}

function checkIdentity(check: Checker, args: TracardiProductionArgs): void {
  check.text("adminEmail", args.adminEmail, rules.email);
  const remedy = "Leave it out for a new installation.";
  const identity = check.optionalObject("identity", args.identity, remedy, "[secret]");
  if (identity.tenantName !== undefined) {
    check.text("identity.tenantName", identity.tenantName, rules.tenantName);
  }
  check.optionalInput(
    "identity.installationToken",
    identity.installationToken,
    rules.installationToken,
  );
  check.optionalInput("identity.mergeSecret", identity.mergeSecret, rules.mergeSecret);
  check.optionalInput("identity.adminPassword", identity.adminPassword, rules.adminPassword);
}

/** The values that CloudWatch Logs knows, from its PutRetentionPolicy API. */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

function checkOperations(check: Checker, args: TracardiProductionArgs): void {
  check.trueOrFalse("protection", args.protection, "Leave it out to keep the protection on.");
  check.oneOf(
    "logRetentionDays",
    args.logRetentionDays,
    retentionDays,
    "Choose the next longer one.",
  );
  const images = check.optionalObject("images", args.images, 'Give { registry: "…" }.');
  if (images.registry !== undefined) check.text("images.registry", images.registry, rules.registry);
  const collector = check.optionalObject("collector", args.collector, "Give { webhooks: false }.");
  for (const [route, open] of Object.entries(collector)) {
    check.trueOrFalse(`collector.${route}`, open, "Leave it out to keep the route open.");
  }
  const tags = check.optionalObject("tags", args.tags, 'Give { name: "value" }.');
  for (const [name, value] of Object.entries(tags)) {
    if (typeof value === "string" && !name.startsWith("aws:")) continue;
    check.add(
      `tags.${name}`,
      value,
      "a plain text under a name that does not start with aws:",
      "AWS keeps that prefix for itself.",
    );
  }
}
