import { Profile, SearchFlavor, type TracardiProductionArgs } from "../../arguments";
import { literalDefaults } from "../../arguments/schema";
import { mostStorageOf } from "../../../facts/searchStorage";
import { versionLines } from "../../../facts/versions";
import { versionLineOf, usedImages } from "../../settings/images";
import { readable } from "../values";
import { type Constraint, misplaced, missing, problem, rejectSiblings } from "./constraint";

const knownVersions = Object.keys(versionLines);
const knownList = knownVersions.join(", ");

const backends = ["openSearch", "elasticCloud", "existingSearch"] as const;

const oneSearchEngine: Constraint = function* (args) {
  const given = backends.filter((name) => name in args);
  const allowed = "exactly one of openSearch, elasticCloud and existingSearch";
  if (given.length === 0) {
    const remedy = "Give openSearch: {} for a managed domain with the production layout.";
    yield problem("openSearch", allowed, remedy);
  }
  const remedy = "Tracardi keeps its data in one place.";
  for (const path of given.slice(1)) {
    yield { path, value: `${path} beside ${given[0]}`, allowed, remedy };
  }
};

const elasticCloud: Constraint = function* ({ elasticCloud: cloud, network }) {
  if (!cloud || network?.existing === undefined || cloud.allowedNetworks?.length) return;
  const allowed = "at least one network with network.existing";
  const remedy = "Name the addresses under which the servers of that network reach the internet.";
  yield problem("elasticCloud.allowedNetworks", allowed, remedy);
};

const memory: Constraint = function* ({ elasticCloud: cloud }) {
  if (cloud?.maxMemoryGiB === undefined) return;
  const { memoryGiB = literalDefaults("ElasticCloudArgs").memoryGiB } = cloud;
  if (cloud.maxMemoryGiB > memoryGiB) return;
  const allowed = `a whole number from ${memoryGiB + 1} to 1024`;
  yield missing("elasticCloud.maxMemoryGiB", allowed);
};

/** Pods log in with a user or an API key. */
const login: Constraint = function* ({ existingSearch: search }) {
  if (!search) return;
  if (!("apiKey" in search)) {
    if (!("username" in search)) yield missing("existingSearch.username");
    if (!("password" in search)) yield missing("existingSearch.password");
    return;
  }
  for (const name of ["username", "password"].filter((each) => each in search)) {
    const allowed = "nothing together with existingSearch.apiKey";
    const remedy = "Pods log in with one of the two.";
    yield misplaced(`existingSearch.${name}`, allowed, remedy, "[secret]");
  }
  if (search.flavor !== SearchFlavor.OpenSearch) return;
  const allowed = "nothing with flavor opensearch, which has none";
  const remedy = "Give username and password.";
  yield problem("existingSearch.apiKey", allowed, remedy);
};

/** The maximum memory of one Elastic Cloud node, in GiB: beyond that, it adds nodes to a zone. */
const largestCloudNode = 64;

/** If we do not know the number of data nodes, we refuse no layout that may be sensible. */
function dataNodesOf({ openSearch, elasticCloud }: TracardiProductionArgs): number {
  if (openSearch) return openSearch.dataNodes ?? literalDefaults("OpenSearchArgs").dataNodes;
  if (!elasticCloud) return 100;
  const { memoryGiB = literalDefaults("ElasticCloudArgs").memoryGiB } = elasticCloud;
  return 3 * Math.ceil(memoryGiB / largestCloudNode);
}

const indices: Constraint = function* (args) {
  const nodes = dataNodesOf(args);
  for (const [name, value] of readable<number>({ ...args.indices })) {
    const most = name === "replicas" ? nodes - 1 : nodes;
    if (value > most) yield missing(`indices.${name}`, `a whole number from 1 to ${most}`);
  }
};

/** AWS caps the storage of a node by its instance type. */
const nodeStorage: Constraint = function* ({ openSearch }) {
  if (openSearch?.storageGiB === undefined) return;
  const { instanceType = literalDefaults("OpenSearchArgs").instanceType } = openSearch;
  const most = mostStorageOf(instanceType);
  if (most === undefined || openSearch.storageGiB <= most) return;
  const allowed = `20 to ${most} with ${instanceType}`;
  const remedy = "For more, choose a larger instance type or number of data nodes.";
  yield problem("openSearch.storageGiB", allowed, remedy);
};

/** On such a domain, AWS refuses indices whose copies are not spread evenly over the zones. */
const standby: Constraint = function* ({ openSearch, indices: given }) {
  if (openSearch?.standby !== true) return;
  const { replicas = literalDefaults("IndicesArgs").replicas } = given ?? {};
  if ((replicas + 1) % 3 === 0) return;
  yield problem(
    "openSearch.standby",
    "false, or true with indices.replicas 2 or 5",
    "With standby each index needs a multiple of three copies, the primary one among them.",
  );
};

/** Settings for a new store, given for an existing one. */
const existingStores: Constraint = function* ({ redis, mysql }) {
  for (const [path, store] of Object.entries({ redis, mysql })) {
    if (store?.existing === undefined) continue;
    const allowed = `nothing together with ${path}.existing`;
    const remedy = "Leave it out: what exists already is as it is.";
    yield* rejectSiblings(path, store, allowed, remedy, (name) => name !== "existing");
  }
};

const needlessMysql: Constraint = function* (args) {
  const line = versionLineOf(args);
  // An unknown version has already been reported.
  if (!("mysql" in args) || !line || line.needsMysql) return;
  const allowed = `nothing with tracardi.version ${line.version}`;
  const remedy = "Leave it out: that version keeps everything in the search engine and Redis.";
  yield misplaced("mysql", allowed, remedy, "an argument of this name");
};

const versionOf = ({ tracardi }: TracardiProductionArgs): string =>
  tracardi?.version ?? literalDefaults("TracardiArgs").version;

const version: Constraint = function* (args) {
  const given = versionOf(args);
  const behavesLike = args.tracardi?.behavesLike;
  const isKnown = knownVersions.includes(given);
  if (behavesLike !== undefined && isKnown) {
    const allowed = `nothing with tracardi.version ${given}, which is known`;
    yield misplaced("tracardi.behavesLike", allowed, "Leave it out.");
  }
  if (behavesLike !== undefined || isKnown) return;
  yield problem(
    "tracardi.version",
    `${knownList}, as a text`,
    "For another one give tracardi.behavesLike, one of these, and every image that is used in images.",
  );
};

const isRunOnOpenSearch = (version: string): boolean =>
  Object.hasOwn(versionLines, version) && versionLines[version].runOnOpenSearch;

/** The step that adapts the mappings to OpenSearch has only been run with some versions. */
const untested: Constraint = function* (args) {
  if (!versionLineOf(args)) return;
  const { openSearch, existingSearch, tracardi } = args;
  const isUntested = tracardi?.untestedOnOpenSearch === true;
  const given = versionOf(args);
  const path = "tracardi.untestedOnOpenSearch";
  const onOpenSearch =
    openSearch !== undefined || existingSearch?.flavor === SearchFlavor.OpenSearch;
  const wasRun = isRunOnOpenSearch(given);
  if (onOpenSearch && !wasRun && !isUntested) {
    yield problem(
      "tracardi.version",
      `${knownVersions.filter(isRunOnOpenSearch).join(", ")} on OpenSearch, or any on Elasticsearch`,
      `To try it all the same, give ${path}: true.`,
    );
  }
  if (!isUntested || (onOpenSearch && !wasRun)) return;
  const why = onOpenSearch ? `tracardi.version ${given}, which was run there` : "Elasticsearch";
  yield problem(path, `nothing with ${why}`, "Leave it out.");
};

const imagesOfUnknown: Constraint = function* (args) {
  const given = versionOf(args);
  if (knownVersions.includes(given) || !versionLineOf(args)) return;
  for (const name of usedImages(args, args.profile === Profile.Minimal)) {
    if (name in (args.images ?? {})) continue;
    yield missing(
      `images.${name}`,
      `the image of version ${given}, which is not among the known ones`,
    );
  }
};

export const storeConstraints: readonly Constraint[] = [
  ...[oneSearchEngine, elasticCloud, memory, login, nodeStorage, indices, standby],
  ...[existingStores, needlessMysql, version, untested, imagesOfUnknown],
];
