import { readImage, repositoryName } from "../../../facts/imageReferences";
import { type Answer, UNKNOWN, and, anyOf, choose, holds, not, surely } from "../../known";
import { type Value, at, isAbsent, isOn, items } from "../../value";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { admitsUnsigned, accessPoliciesOf } from "./accessPolicies";
import { type PodStore, settingOf } from "./podStores";
import type { Store } from "./store";
import type { Stores } from "./stores";

/** A protection that a search engine lacks, as a clause for messages. */
export interface Lack {
  readonly isLacking: "yes" | "unknown";
  readonly clause: string;
}

const lack = (clause: string): Lack => ({ isLacking: "yes", clause });
const doubt = (clause: string): Lack => ({ isLacking: "unknown", clause });

/** The lack if the answer is yes, and the doubt if it is unknown. */
const lackIf = (answer: Answer, clause: string, otherwise: string): Lack[] =>
  choose(answer, { yes: [lack(clause)], no: [], unknown: [doubt(otherwise)] });

const isDomain = ({ type }: StackResource): boolean => /^aws:\w+\/domain:Domain$/.test(type);

/** The parts of a search engine that are not encrypted. Elastic Cloud and serverless collections always encrypt. */
export function unencrypted({ resource }: Store): Lack[] {
  const { props, kind } = resource;
  if (kind === "searchCluster") {
    const tls = at(props, "spec", "http", "tls", "selfSignedCertificate", "disabled");
    return lackIf(
      isOn(tls),
      "its HTTP is not encrypted",
      "whether its HTTP is encrypted is not known",
    );
  }
  if (!isDomain(resource)) return [];
  const options = at(props, "domainEndpointOptions");
  return [
    switchedOn(at(props, "encryptAtRest", "enabled"), "its data is not encrypted at rest"),
    switchedOn(
      at(props, "nodeToNodeEncryption", "enabled"),
      "the traffic between its nodes is not encrypted",
    ),
    // Options that do not mention HTTPS enforce it; a domain without options does not.
    switchedOn(
      at(options, "enforceHttps") ?? (isAbsent(options) ? false : true),
      "it takes requests without HTTPS",
    ),
  ].flat();
}

const switchedOn = (value: Value, clause: string): Lack[] =>
  lackIf(not(isOn(value)), clause, `${clause}, perhaps: that is not known`);

/** Why a search engine accepts requests from anybody who reaches it. */
export function unauthenticated(store: Store, stores: Stores, index: ResourceIndex): Lack[] {
  const { resource } = store;
  if (resource.kind === "searchCluster") return ofOperator(resource);
  if (store.pods === undefined) return isDomain(resource) ? ofDomain(resource, index) : [];
  const own = stores.pods.find(({ pods }) => pods === store.pods);
  return own === undefined ? [] : ofPods(own);
}

function ofDomain(domain: StackResource, index: ResourceIndex): Lack[] {
  const options = at(domain.props, "advancedSecurityOptions");
  return choose(isOn(at(options, "enabled")), {
    yes: lackIf(
      isOn(at(options, "anonymousAuthEnabled")),
      "it admits anonymous requests",
      "whether it admits anonymous requests is not known",
    ),
    no: lackIf(
      admitsUnsigned(accessPoliciesOf(domain, index)),
      "fine-grained access control is off, and its access policy names no principals",
      "fine-grained access control is off, and its access policy is not known",
    ),
    unknown: [doubt("whether fine-grained access control is on is not known")],
  });
}

/** Both operators turn security on, unless the configuration of the nodes turns it off. */
function ofOperator({ props }: StackResource): Lack[] {
  const spec = at(props, "spec");
  const configs: readonly Value[] = [
    ...items(at(spec, "nodeSets")).map((set) => at(set, "config")),
    ...items(at(spec, "nodePools")).map((pool) => at(pool, "additionalConfig")),
    at(spec, "general", "additionalConfig"),
  ];
  const isOff = anyOf(
    configs.flatMap((config) => [
      isSwitchedOff(
        at(config, "xpack.security.enabled") ?? at(config, "xpack", "security", "enabled"),
      ),
      isOn(at(config, "plugins.security.disabled")),
    ]),
  );
  if (surely(isOff)) return [lack("its security is switched off")];
  const anonymous = configs.some(
    (config) => !isAbsent(at(config, "xpack.security.authc.anonymous.roles")),
  );
  if (anonymous) return [lack("it admits anonymous requests")];
  return lackIf(isOff, "its security is switched off", "whether its security is on is not known");
}

const isSwitchedOff = (value: Value): Answer =>
  holds(value, (known) => known === false || known === "false");

/**
 * Elasticsearch turns its security on by default from version 8, OpenSearch in every version. The pack cannot
 * see the content of a file that is mounted over the configuration.
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
  const inFile = "whether its security is on stands in a file";
  const isOff = isOpenSearch(image)
    ? isOn(settingOf(store, "DISABLE_SECURITY_PLUGIN", "plugins.security.disabled"))
    : isSwitchedOff(
        settingOf(store, "xpack.security.enabled", "ELASTICSEARCH_ENABLE_SECURITY") ??
          byVersion(image),
      );
  const isSaid = settingOf(store, "xpack.security.enabled") !== undefined || isOpenSearch(image);
  return lackIf(
    isMounted && !isSaid ? and(isOff, "unknown") : isOff,
    "its security is switched off",
    isMounted ? inFile : "whether its security is on is not known",
  );
}

const isOpenSearch = (image: string): boolean => repositoryName(image) === "opensearch";
const isEngine = (image: string): boolean => /search/.test(repositoryName(image));

/** Whether a version of Elasticsearch turns security on by default; UNKNOWN if the tag does not show the version. */
function byVersion(image: string): Value {
  const major = /^v?(\d+)\./.exec(readImage(image).tag ?? "")?.[1];
  return major === undefined ? UNKNOWN : Number(major) >= 8;
}
