import { repositoryName } from "../../../facts/images";
import { type Value, UNKNOWN, at, isAbsent, isTrue, items } from "../../value";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { admitsUnsigned, policiesOf } from "./accessPolicies";
import { type PodStore, settingOf } from "./podStores";
import type { Store } from "./store";
import type { Stores } from "./stores";

/** Something that a search engine lacks, as a clause about it. */
export interface Lack {
  readonly certain: boolean;
  readonly clause: string;
}

const lack = (clause: string): Lack => ({ certain: true, clause });
const doubt = (clause: string): Lack => ({ certain: false, clause });

const isDomain = ({ type }: StackResource): boolean => /^aws:\w+\/domain:Domain$/.test(type);

/** What of a search engine is not encrypted. Elastic Cloud and serverless collections always are. */
export function unencrypted({ resource }: Store): Lack[] {
  const { props, kind } = resource;
  if (kind === "searchCluster") {
    const tls = at(props, "spec", "http", "tls", "selfSignedCertificate", "disabled");
    if (tls === UNKNOWN) return [doubt("whether its HTTP is encrypted is not known")];
    return isTrue(tls) ? [lack("its HTTP is not encrypted")] : [];
  }
  if (!isDomain(resource)) return [];
  const options = at(props, "domainEndpointOptions");
  return [
    switchedOn(at(props, "encryptAtRest", "enabled"), "its data is not encrypted at rest"),
    switchedOn(
      at(props, "nodeToNodeEncryption", "enabled"),
      "the traffic between its nodes is not encrypted",
    ),
    // Options that say nothing of it enforce HTTPS; a domain without options does not.
    switchedOn(
      at(options, "enforceHttps") ?? (isAbsent(options) ? false : true),
      "it takes requests without HTTPS",
    ),
  ].flat();
}

function switchedOn(value: Value, clause: string): Lack[] {
  if (value === UNKNOWN) return [doubt(`${clause}, perhaps: that is not known`)];
  return isTrue(value) ? [] : [lack(clause)];
}

/** Why a search engine takes requests of anybody who reaches it. */
export function unauthenticated(store: Store, stores: Stores, index: ResourceIndex): Lack[] {
  const { resource } = store;
  if (resource.kind === "searchCluster") return ofOperator(resource);
  if (store.pods === undefined) return isDomain(resource) ? ofDomain(resource, index) : [];
  const own = stores.pods.find(({ pods }) => pods === store.pods);
  return own === undefined ? [] : ofPods(own);
}

function ofDomain(domain: StackResource, index: ResourceIndex): Lack[] {
  const options = at(domain.props, "advancedSecurityOptions");
  const enabled = at(options, "enabled");
  if (enabled === UNKNOWN) return [doubt("whether fine-grained access control is on is not known")];
  if (isTrue(enabled)) {
    const anonymous = at(options, "anonymousAuthEnabled");
    if (anonymous === UNKNOWN) return [doubt("whether it admits anonymous requests is not known")];
    return isTrue(anonymous) ? [lack("it admits anonymous requests")] : [];
  }
  const unsigned = admitsUnsigned(policiesOf(domain, index));
  if (unsigned === UNKNOWN) {
    return [doubt("fine-grained access control is off, and its access policy is not known")];
  }
  return unsigned
    ? [lack("fine-grained access control is off, and its access policy names no principals")]
    : [];
}

/** Both operators switch security on, unless the configuration of the nodes says otherwise. */
function ofOperator({ props }: StackResource): Lack[] {
  const spec = at(props, "spec");
  const configs: readonly Value[] = [
    ...items(at(spec, "nodeSets")).map((set) => at(set, "config")),
    ...items(at(spec, "nodePools")).map((pool) => at(pool, "additionalConfig")),
    at(spec, "general", "additionalConfig"),
  ];
  const values = configs.flatMap((config): Value[] => [
    off(at(config, "xpack.security.enabled") ?? at(config, "xpack", "security", "enabled")),
    at(config, "plugins.security.disabled"),
  ]);
  if (values.some((value) => isTrue(value))) return [lack("its security is switched off")];
  const anonymous = configs.some(
    (config) => !isAbsent(at(config, "xpack.security.authc.anonymous.roles")),
  );
  if (anonymous) return [lack("it admits anonymous requests")];
  return values.includes(UNKNOWN) ? [doubt("whether its security is on is not known")] : [];
}

const off = (value: Value): Value =>
  value === UNKNOWN ? UNKNOWN : value === false || value === "false";

/**
 * Elasticsearch has its security on by itself from version 8 on, OpenSearch always. What a file says that is
 * mounted over its configuration cannot be seen.
 */
function ofPods(store: PodStore): Lack[] {
  const container = items(at(store.pods.podSpec, "containers")).find(
    (each) => typeof at(each, "image") === "string" && isEngine(at(each, "image") as string),
  );
  const image = at(container, "image");
  if (typeof image !== "string") return [];
  const isMounted = items(at(container, "volumeMounts")).some((mount) =>
    /\/config(\/|$)/.test(String(at(mount, "mountPath") as string)),
  );
  const unseen = isMounted ? [doubt("whether its security is on stands in a file")] : [];
  const answer = isOpenSearch(image)
    ? settingOf(store, "DISABLE_SECURITY_PLUGIN", "plugins.security.disabled")
    : off(
        settingOf(store, "xpack.security.enabled", "ELASTICSEARCH_ENABLE_SECURITY") ??
          byVersion(image),
      );
  if (answer === UNKNOWN)
    return isMounted ? unseen : [doubt("whether its security is on is not known")];
  if (!isTrue(answer)) return [];
  const isSaid = settingOf(store, "xpack.security.enabled") !== undefined || isOpenSearch(image);
  return isMounted && !isSaid ? unseen : [lack("its security is switched off")];
}

const isOpenSearch = (image: string): boolean => repositoryName(image) === "opensearch";
const isEngine = (image: string): boolean => /search/.test(repositoryName(image));

/** Whether a version of Elasticsearch has its security on by itself; UNKNOWN where the tag does not tell. */
function byVersion(image: string): Value {
  const major = /:v?(\d+)\./.exec(image)?.[1];
  return major === undefined ? UNKNOWN : Number(major) >= 8;
}
