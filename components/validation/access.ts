import { Access, type TracardiProductionArgs } from "../arguments";
import { networkQuotas } from "../../facts/networkQuotas";
import type { Checker } from "./checker";
import { makesClusters } from "./existingClusters";
import { knownKeys } from "./knownKeys";
import { checkReached, checkTogether, isConnected, outsideRules } from "./networkSets";
import * as rules from "./rules";

const peopleAlone = "Name the networks of people alone: pods and servers would be trusted too.";

export function checkAccess(check: Checker, args: TracardiProductionArgs): void {
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
  const kind =
    args.access === Access.Restricted ? [rules.publicNetwork] : outsideRules(args, peopleAlone);
  networks.forEach((value, index) =>
    check.text(`trustedNetworks[${index}]`, value, rules.ipv4, rules.network, ...kind),
  );
  checkTogether(check, "trustedNetworks", networks);
  if (args.access === Access.Internal) checkInternal(check, args, networks);
}

/** Whether the trusted networks find a way in. */
function checkInternal(
  check: Checker,
  args: TracardiProductionArgs,
  networks: readonly unknown[],
): void {
  if (!isConnected(args)) {
    check.add(
      "access",
      args.access,
      "Access.Restricted, or Access.Internal with network.existing, network.peerings or network.transitGateways",
      "Nobody could reach the GUI in a new VPC without any: connect it with the network of the people who use it, or " +
        "give the existing VPC that they are connected to.",
    );
  }
  checkReached(check, "trustedNetworks", networks, args);
}

export function checkKubernetesApi(check: Checker, args: TracardiProductionArgs): void {
  const remedy = "Name the networks and roles of the machines that run `pulumi up`.";
  const keys = knownKeys.kubernetesApi;
  if (!makesClusters(args)) {
    if (args.kubernetesApi === undefined) return;
    check.add(
      "kubernetesApi",
      args.kubernetesApi,
      "nothing where all clusters exist already",
      "Leave it out: whoever made them has opened their API.",
    );
    return;
  }
  const api = check.object("kubernetesApi", args.kubernetesApi, { keys, remedy });
  if (!api) return;
  const networks = (key: string, rule: rules.Rule) => {
    const path = `kubernetesApi.${key}`;
    const values = check.list(path, api[key] ?? [], remedy);
    check.different(path, values);
    values.forEach((value, index) =>
      check.text(`${path}[${index}]`, value, rules.ipv4, rules.network, rule),
    );
    checkTogether(check, path, values);
    return values;
  };
  const publicNetworks = networks("publicNetworks", rules.publicNetwork);
  const privateNetworks = networks("privateNetworks", rules.privateNetwork);
  const most = networkQuotas.publicAccessNetworks;
  if (publicNetworks.length > most) {
    check.problems.push({
      path: "kubernetesApi.publicNetworks",
      value: `a list of ${publicNetworks.length} networks`,
      allowed: `${most} at most`,
      remedy: "EKS takes no more: join networks that lie next to each other.",
    });
  }

  checkReached(check, "kubernetesApi.privateNetworks", privateNetworks, args);
  if (privateNetworks.length > 0 && !isConnected(args)) {
    check.add(
      "kubernetesApi.privateNetworks",
      privateNetworks,
      "nothing without network.existing, network.peerings or network.transitGateways",
      "No private network reaches a new VPC that is connected to none.",
    );
  } else if (publicNetworks.length === 0 && privateNetworks.length === 0) {
    check.add(
      "kubernetesApi.publicNetworks",
      publicNetworks,
      "at least one network, or privateNetworks that are connected",
      "Otherwise nobody, `pulumi up` included, could reach the Kubernetes API.",
    );
  }
  checkAdministrators(check, api.administrators);
}

function checkAdministrators(check: Checker, value: unknown): void {
  const path = "kubernetesApi.administrators";
  const administrators = check.object(path, value, {
    remedy: "Name the role that runs `pulumi up`: { deployer: roleArn }.",
  });
  if (!administrators) return;
  const names = Object.keys(administrators);
  if (names.length === 0) {
    check.add(
      path,
      {},
      "at least one role or user",
      "Name the role that runs `pulumi up`: nobody has rights without being named.",
    );
  }
  const nameRule = { ...rules.clusterName, remedy: "This is only a name: choose another." };
  names.forEach((name, index) => {
    check.text(`${path}.${name}`, name, nameRule);
    check.input(`${path}.${name}`, administrators[name], rules.principalArn);
    const same = names
      .slice(0, index)
      .find((each) => administrators[each] === administrators[name]);
    if (same === undefined || typeof administrators[name] !== "string") return;
    check.add(
      `${path}.${name}`,
      administrators[name],
      `another role or user than ${same}`,
      "Leave out one of the two: EKS takes each once.",
    );
  });
}
