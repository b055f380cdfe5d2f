import type { Input } from "@pulumi/pulumi";

/** A managed OpenSearch domain in the VPC: encrypted, HTTPS only, with fine-grained access control. */
export interface OpenSearchArgs {
  /**
   * Version of OpenSearch, 2.7 or later; 2.17 or later is advised.
   * @format openSearchVersion @default "2.19" - Run with Tracardi's real API, and offered in every region.
   */
  version?: string;
  /**
   * Instance type of the data nodes: one with EBS storage, not with disks of its own.
   * @format searchInstanceType @default "r7g.large.search"
   */
  instanceType?: string;
  /**
   * Number of data nodes over the three zones: 3, or a larger multiple of 3.
   * @minimum 3 @multipleOf 3 @allowed 3, or a larger multiple of 3 @default 3
   */
  dataNodes?: number;
  /** Instance type of the three dedicated master nodes. @format searchInstanceType @default "m7g.large.search" */
  masterInstanceType?: string;
  /**
   * Storage of each data node, gp3, in GiB. AWS has a limit for each instance type, 2048 for the default one.
   * @minimum 20 @maximum 3000 @remedy For more, choose a larger number of data nodes. @default 100
   */
  storageGiB?: number;
  /**
   * Multi-AZ with Standby: one zone answers no searches and stands by for the loss of another. AWS promises 99.99 %
   * then instead of 99.9 %. It refuses indices without a multiple of three copies, so that `indices.replicas` has to be
   * 2, or 5. @default false
   */
  standby?: boolean;
  /**
   * The hour, in UTC, at which the ten hours a day begin in which AWS may update and tune the domain: 0 to 23.
   * Once given it stays, also when it is left out later.
   * @minimum 0 @maximum 23 @default - Ten in the evening by the time of the region, which is AWS's own choice.
   */
  offPeakHour?: number;
  /** What the domain writes to CloudWatch Logs. @default - Errors and slow requests. */
  logs?: OpenSearchLogsArgs;
}

/**
 * Logs of the domain, kept for `logRetentionDays` and encrypted with the installation's key. CloudWatch takes about
 * 0.50 USD a GB.
 */
export interface OpenSearchLogsArgs {
  /** Errors and warnings of the nodes: a few MB a day. @default true */
  errors?: boolean;
  /**
   * Searches and writes that take longer than the thresholds that you set on an index. There are none at first, so that
   * this costs nothing until then. @default true
   */
  slow?: boolean;
  /**
   * Who did what, by the categories that you choose in the domain's security plugin, which has to be told to begin too.
   * With requests among them, it is as much as the traffic. @default false
   */
  audit?: boolean;
}

/**
 * An Elasticsearch deployment on Elastic Cloud, over three zones, that only the installation's own addresses reach. It
 * is made by Elastic's Terraform provider, which Pulumi fetches by itself; its API key is the configuration value
 * `ec:apikey` (set it with `--secret`) or the environment variable `EC_API_KEY`. This was never deployed by the authors
 * of this package.
 */
export interface ElasticCloudArgs {
  /**
   * Elastic Cloud's name of the region, on AWS: `us-east-1`, `eu-west-1`, `aws-eu-central-1` …
   * @pattern ^(aws-)?[a-z]{2}(-[a-z]+)+-\d$
   * @allowed Elastic Cloud's name of a region on AWS, such as us-east-1 or aws-eu-central-1
   * @remedy Its console lists them; some have aws- in front, some have not.
   */
  region: string;
  /**
   * Version of Elasticsearch, from 7.17.0 to 8.x. Tracardi was run on 7.17.29 and 8.11.4. Elastic Cloud makes new
   * deployments of some versions only; where it refuses this one, 7.17.29 is the other one that was run.
   * @format elasticsearchVersion @default "8.11.4"
   */
  version?: string;
  /**
   * Elastic Cloud's template of the hardware.
   * @pattern ^aws-[a-z0-9]+(-[a-z0-9]+)*$ @allowed the id of a deployment template on AWS, such as aws-general-purpose
   * @remedy Leave it out, or take the id from the list of your region. @default "aws-general-purpose"
   */
  template?: string;
  /**
   * Memory in each of the three zones, in GiB: a size of the template, 4 or more. @minimum 4 @maximum 1024 @default 8
   */
  memoryGiB?: number;
  /**
   * Lets Elastic Cloud enlarge the memory in each zone up to this, in GiB. Pulumi does not undo it.
   * @minimum 5 @maximum 1024 @default - The memory stays as it is.
   */
  maxMemoryGiB?: number;
  /**
   * Public networks that may reach the deployment besides the NAT gateways of the installation's own VPC, IPv4 in CIDR
   * notation. With `network.existing` at least one is needed: the addresses under which the clusters' servers reach the
   * internet. @each allowedNetwork @default []
   */
  allowedNetworks?: Input<string>[];
  /**
   * ARN of the KMS key that the deployment is encrypted with, whose policy has to let Elastic Cloud use it. A change
   * makes a new, empty deployment. @format kmsKeyArn @default - Elastic's own key.
   */
  encryptionKeyArn?: Input<string>;
}

/** What kind of search engine a server is. */
export enum SearchFlavor {
  /** OpenSearch 2.7 or later: the installer rewrites Tracardi's mappings for it. */
  OpenSearch = "opensearch",
  /** Elasticsearch 7.17 or 8.x: it takes Tracardi's mappings as they are. */
  Elasticsearch = "elasticsearch",
}

/**
 * A search engine of the user's. Pods log in with a user (`username` and `password`) or an API key (`apiKey`) that may:
 * see the cluster's health and tasks, manage index templates, do everything on indices named `*tracardi-*`, and see the
 * metadata of all indices. Indices have to be made when something is written to them (`action.auto_create_index`).
 */
export interface ExistingSearchArgs {
  /**
   * The HTTPS endpoint, with its port: `https://search.example.com:9200`. Plain, as the port is what the network
   * policies open. @format searchUrl
   */
  url: string;
  /** What kind of search engine it is. @remedy The installer has to know. */
  flavor: SearchFlavor;
  /**
   * User that the pods log in as. Either this and `password`, or `apiKey`.
   * @pattern ^[\x21-\x39\x3b-\x7e]{1,500}$ @allowed 1 to 500 printable ASCII characters without space and colon
   * @remedy The colon ends the name in an HTTP login.
   */
  username?: Input<string>;
  /**
   * The user's password, secret: printable ASCII. @pattern ^[\x21-\x7e]+$
   * @allowed printable ASCII characters, without space @remedy Tracardi's client sends it as it is. @secret
   */
  password?: Input<string>;
  /** An API key of Elasticsearch in place of a user. */
  apiKey?: SearchApiKeyArgs;
  /**
   * Certificate of the authority that signed the endpoint's, in PEM form. It is mounted into the pods, which then trust
   * no other. @format certificates @unshown @default - The public authorities.
   */
  caCertificate?: Input<string>;
  /**
   * The addresses under which pods find it, IPv4 in CIDR notation: the network policies open these alone.
   * @each storeNetwork @minItems 1 @uniqueItems
   */
  networks: string[];
}

/** An API key of Elasticsearch, as `POST /_security/api_key` returns it. */
export interface SearchApiKeyArgs {
  /**
   * The key's id. @unshown @pattern ^[\w=+\/.-]+$ @allowed the id of an API key: letters, digits and ./+=_-
   * @remedy POST /_security/api_key prints both; the encoded form will not do.
   */
  id: Input<string>;
  /**
   * The key itself, `api_key` in the answer, not `encoded`. Secret.
   * @pattern ^[\w=+\/.-]+$ @allowed the api_key of an API key: letters, digits and ./+=_-
   * @remedy POST /_security/api_key prints both; the encoded form will not do. @secret
   */
  key: Input<string>;
}

/**
 * How Tracardi lays out its indices. The installation fixes it: what exists keeps its layout, and an existing
 * installation's has to be given as it is.
 */
export interface IndicesArgs {
  /**
   * Primary shards of each index of events, profiles and sessions, no more than there are data nodes.
   * @minimum 1 @remedy More than one shard on a data node gains nothing. @default 3
   */
  shards?: number;
  /**
   * Copies of each shard besides the primary one, fewer than there are data nodes.
   * @minimum 1 @remedy With none, the loss of a data node loses data; each copy needs a node of its own. @default 1
   */
  replicas?: number;
  /**
   * Primary shards of each index of the configuration, no more than there are data nodes.
   * @minimum 1 @remedy More than one shard on a data node gains nothing. @default 1
   */
  configurationShards?: number;
}
