import { SearchFlavor, type TracardiProductionArgs } from "../arguments";
import { productionMinimums } from "../../facts/capacity";
import type { Checker } from "./checker";
import { checkIndices } from "./indices";
import { knownKeys } from "./knownKeys";
import { checkStoreNetworks } from "./reach";
import { kmsKeyArn } from "./rules";
import * as rules from "./searchRules";
import { instanceType, takesVolumes } from "./storeRules";

const dataNodeType = instanceType("", "\\.search", "r7g.large.search");
const backends = ["openSearch", "elasticCloud", "existingSearch"] as const;
const oneOfThem = "exactly one of openSearch, elasticCloud and existingSearch";

export function checkSearch(check: Checker, args: TracardiProductionArgs): void {
  const given = backends.filter((name) => args[name] !== undefined);
  if (given.length === 0) {
    const remedy = "Give openSearch: {} for a managed domain with the production layout.";
    check.add("openSearch", undefined, oneOfThem, remedy);
  }
  for (const name of given.slice(1)) {
    check.problems.push({
      path: name,
      value: `${name} beside ${given[0]}`,
      allowed: oneOfThem,
      remedy: "Tracardi keeps its data in one place.",
    });
  }
  checkDomain(check, args);
  checkElasticCloud(check, args);
  checkExisting(check, args);
  checkIndices(check, args);
}

function checkDomain(check: Checker, args: TracardiProductionArgs): void {
  const remedy = "Give {} for the production layout.";
  const keys = knownKeys.openSearch;
  const search = check.optionalObject("openSearch", args.openSearch, { keys, remedy });
  if (!search) return;
  if (search.version !== undefined) {
    check.text("openSearch.version", search.version, rules.openSearchVersion);
  }
  for (const name of ["instanceType", "masterInstanceType"]) {
    if (search[name] === undefined) continue;
    check.text(`openSearch.${name}`, search[name], dataNodeType, takesVolumes);
  }
  checkDataNodes(check, search.dataNodes);
  const more = "For more, choose a larger number of data nodes.";
  check.wholeNumber("openSearch.storageGiB", search.storageGiB, 20, 3000, more);
  check.trueOrFalse("openSearch.standby", search.standby, "Leave it out for three active zones.");
  const hour = "It is an hour of the day in UTC.";
  check.wholeNumber("openSearch.offPeakHour", search.offPeakHour, 0, 23, hour);
  const logs = check.optionalObject("openSearch.logs", search.logs, {
    keys: knownKeys.openSearchLogs,
    remedy: "Leave it out for errors and slow requests.",
  });
  for (const name of logs ? knownKeys.openSearchLogs : []) {
    check.trueOrFalse(`openSearch.logs.${name}`, logs?.[name], "Leave it out for the default.");
  }
}

function checkDataNodes(check: Checker, value: unknown): void {
  const least = productionMinimums.searchDataNodes;
  if (value === undefined) return;
  if (Number.isInteger(value) && Number(value) >= least && Number(value) % 3 === 0) return;
  check.add(
    "openSearch.dataNodes",
    value,
    `${least}, or a larger multiple of 3`,
    "The nodes are spread evenly over three zones.",
  );
}

function checkElasticCloud(check: Checker, args: TracardiProductionArgs): void {
  const cloud = check.optionalObject("elasticCloud", args.elasticCloud, {
    keys: knownKeys.elasticCloud,
    remedy: 'Give { region: "us-east-1" }, or the region of the installation.',
  });
  if (!cloud) return;
  const path = (name: string) => `elasticCloud.${name}`;
  check.text(path("region"), cloud.region, rules.elasticCloudRegion);
  if (cloud.version !== undefined) {
    check.text(path("version"), cloud.version, rules.elasticsearchVersion);
  }
  if (cloud.template !== undefined) {
    check.text(path("template"), cloud.template, rules.elasticCloudTemplate);
  }
  const most = 1024;
  check.wholeNumber(path("memoryGiB"), cloud.memoryGiB, 4, most, "8 is what OpenSearch gets.");
  const memory = Number.isInteger(cloud.memoryGiB) ? Number(cloud.memoryGiB) : 8;
  const growth = "Leave it out to keep the memory as it is.";
  check.wholeNumber(path("maxMemoryGiB"), cloud.maxMemoryGiB, memory + 1, most, growth);
  check.optionalInput(path("encryptionKeyArn"), cloud.encryptionKeyArn, kmsKeyArn);

  const networks =
    cloud.allowedNetworks === undefined
      ? []
      : check.list(path("allowedNetworks"), cloud.allowedNetworks, "Name them in CIDR notation.");
  networks.forEach((each, index) =>
    check.input(path(`allowedNetworks[${index}]`), each, rules.allowedNetwork),
  );
  if (args.network?.existing !== undefined && networks.length === 0) {
    check.add(
      path("allowedNetworks"),
      cloud.allowedNetworks,
      "at least one network with network.existing",
      "Name the addresses under which the servers of that network reach the internet.",
    );
  }
}

function checkExisting(check: Checker, args: TracardiProductionArgs): void {
  const search = check.optionalObject("existingSearch", args.existingSearch, {
    keys: knownKeys.existingSearch,
    remedy: "Give { url, flavor, username, password, networks }.",
    secret: true,
  });
  if (!search) return;
  const path = (name: string) => `existingSearch.${name}`;
  check.text(path("url"), search.url, rules.searchUrl);
  const flavors = Object.values(SearchFlavor);
  check.required(path("flavor"), search.flavor, flavors, "The installer has to know.");
  checkStoreNetworks(check, path("networks"), search.networks);
  check.optionalInput(path("caCertificate"), search.caCertificate, rules.certificates);

  const key = search.apiKey;
  if (key === undefined) {
    check.input(path("username"), search.username, rules.searchUser);
    check.input(path("password"), search.password, rules.searchPassword);
    return;
  }
  for (const name of ["username", "password"]) {
    if (search[name] === undefined) continue;
    check.problems.push({
      path: path(name),
      value: "[secret]",
      allowed: "nothing together with existingSearch.apiKey",
      remedy: "Pods log in with one of the two.",
    });
  }
  if (search.flavor === SearchFlavor.OpenSearch) {
    check.problems.push({
      path: path("apiKey"),
      value: "[secret]",
      allowed: "nothing with flavor opensearch, which has none",
      remedy: "Give username and password.",
    });
  }
  const parts = check.object(path("apiKey"), key, {
    keys: knownKeys.searchApiKey,
    remedy: "Give { id, key }.",
    secret: true,
  });
  if (!parts) return;
  check.input(path("apiKey.id"), parts.id, rules.apiKeyId);
  check.input(path("apiKey.key"), parts.key, rules.apiKeyText);
}
