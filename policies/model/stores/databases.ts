import { type Answer, anyOf, choose, holds, possibly, surely } from "../../known";
import { type Value, at, isAbsent } from "../../value";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { TracardiContainer, Workload } from "../workloads/workloads";
import { addressesOf } from "./address";

/** A database of RDS that Tracardi keeps its configuration in, or may. */
export interface Database {
  readonly resource: StackResource;
  readonly label: string;
  readonly isUsed: Answer;
}

/**
 * The databases of the stack that Tracardi uses or may use. Only lines after 0.8 use one, of MySQL: whoever names a host
 * for it does, too.
 */
export function databasesOf(index: ResourceIndex, workloads: readonly Workload[]): Database[] {
  const all = index.ofKind("database").filter(isOwnMysql);
  if (all.length === 0) return [];
  const uses = workloads.flatMap((workload) =>
    workload.containers.filter(usesDatabase).map((container) => {
      const answers = all.map((database) => leadsTo(workload, container, database, index));
      // What leads to one of them leads to no other one.
      return answers.some(surely) ? answers.map((each) => (surely(each) ? each : "no")) : answers;
    }),
  );
  return all.flatMap((resource, place): Database[] => {
    const isUsed = anyOf(uses.map((answers) => answers[place]));
    return possibly(isUsed) ? [{ resource, label: `database ${resource.name}`, isUsed }] : [];
  });
}

/** MySQL, or perhaps, and no copy of another one. */
const isOwnMysql = ({ props }: StackResource): boolean =>
  possibly(holds(at(props, "engine"), (engine) => isAbsent(engine) || isMysql(engine))) &&
  isAbsent(at(props, "replicateSourceDb")) &&
  isAbsent(at(props, "replicationSourceIdentifier"));

const isMysql = (engine: Value): boolean =>
  typeof engine === "string" && /mysql|mariadb|^aurora$/.test(engine);

const HOST = "MYSQL_HOST";

const usesDatabase = ({ process, line, variable }: TracardiContainer): boolean =>
  process !== "gui" && (line !== "0.8" || variable(HOST).state !== "absent");

function leadsTo(
  { resource }: Workload,
  { variable }: TracardiContainer,
  database: StackResource,
  index: ResourceIndex,
): Answer {
  const found = variable(HOST);
  if (found.state === "set") {
    return anyOf(addressesOf(found.value).map(({ host }) => isAddressOf(host, database)));
  }
  return isBehind(database, resource, index) ? "yes" : "unknown";
}

function isAddressOf(host: string, { props, outputs, type }: StackResource): Answer {
  const known = ["address", "endpoint", "readerEndpoint"]
    .map((field) => at(outputs, field))
    .flatMap((text) => (typeof text === "string" ? addressesOf(text) : []));
  if (known.some((each) => each.host === host)) return "yes";
  const own = /^([a-z0-9-]+)\.(?:cluster-(?:ro-)?)?\w+\.[\w-]+\.rds\.amazonaws\.com(\.cn)?$/.exec(
    host,
  );
  // A name that somebody gave it elsewhere, such as a private DNS record; not one inside a cluster.
  if (own === null)
    return /\.[a-z]{2,}$/.test(host) && !/\.svc(\.|$)/.test(host) ? "unknown" : "no";
  if (known.length > 0) return "no";
  const name = at(props, type.endsWith(":Cluster") ? "clusterIdentifier" : "identifier");
  return choose(
    holds(name, (text) => !isAbsent(text)),
    {
      yes: holds(name, (text) => text === own[1]),
      // AWS, or Pulumi, makes the name.
      no: "unknown" as const,
      unknown: "unknown" as const,
    },
  );
}

/** How many steps to follow references: through a Secret or ConfigMap, and what that is filled from. */
const farthest = 4;

function isBehind(wanted: StackResource, from: StackResource, index: ResourceIndex): boolean {
  const seen = new Set<string>();
  let level: readonly (StackResource | undefined)[] = [from];
  for (let depth = 0; depth < farthest; depth++) {
    const next = level.flatMap((each) => Object.values(each?.references ?? {}).flat());
    if (next.includes(wanted.urn)) return true;
    level = next.filter((urn) => !seen.has(urn)).map((urn) => index.withUrn(urn));
    next.forEach((urn) => seen.add(urn));
  }
  return false;
}
