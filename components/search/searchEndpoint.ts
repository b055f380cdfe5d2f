import type * as pulumi from "@pulumi/pulumi";
import type { Reach } from "../network/reach";

/** A search engine as the workloads see it, whatever stands behind it. */
export interface SearchEndpoint {
  /** URL with scheme and port, without credentials: without a port Tracardi would guess one. */
  readonly url: pulumi.Output<string>;
  readonly reach: Reach;
  /** OpenSearch needs Tracardi's mappings rewritten before the installation, Elasticsearch does not. */
  readonly flavor: "opensearch" | "elasticsearch";
  /** What the pods log in with: rights on Tracardi's own indices, no more. Secret. */
  readonly user: Credentials;
  /** What the installer makes that user with. It stays out of all other pods. Secret. */
  readonly master?: Credentials;
}

export interface Credentials {
  readonly username: pulumi.Output<string>;
  readonly password: pulumi.Output<string>;
}
