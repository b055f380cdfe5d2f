import type * as pulumi from "@pulumi/pulumi";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import type { SearchFlavor } from "../arguments";

/** A search engine as the workloads see it, whatever stands behind it. */
export interface SearchEndpoint {
  /** URL with scheme and port, without credentials: without a port Tracardi would guess one. */
  readonly url: pulumi.Output<string>;
  readonly networkTarget: StoreNetworkTarget;
  /** OpenSearch needs Tracardi's mappings rewritten before the installation, Elasticsearch does not. */
  readonly flavor: SearchFlavor;
  /** What the pods log in with: rights on Tracardi's own indices, no more. Secret. */
  readonly login: Credentials | ApiKey;
  /** What the installer makes that user with. It stays out of all other pods. Secret. */
  readonly master?: Credentials;
  /** The authority that signed the endpoint's certificate, in PEM form, where it is no public one. */
  readonly caCertificate?: pulumi.Output<string>;
}

export interface Credentials {
  readonly username: pulumi.Output<string>;
  readonly password: pulumi.Output<string>;
}

/** An API key of Elasticsearch. */
export interface ApiKey {
  readonly id: pulumi.Output<string>;
  readonly key: pulumi.Output<string>;
}

/** The login as the environment variables that Tracardi reads it from. */
export function loginVariables({ login }: Pick<SearchEndpoint, "login">): {
  [variable: string]: pulumi.Output<string>;
} {
  return "key" in login
    ? { ELASTIC_API_KEY_ID: login.id, ELASTIC_API_KEY: login.key }
    : {
        ELASTIC_HTTP_AUTH_USERNAME: login.username,
        ELASTIC_HTTP_AUTH_PASSWORD: login.password,
      };
}
