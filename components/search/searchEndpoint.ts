import type * as pulumi from "@pulumi/pulumi";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import type { SearchFlavor } from "../arguments";

/** A search engine as the workloads see it, made here or existing. */
export interface SearchEndpoint {
  /** URL with scheme and port, without credentials: without a port, Tracardi would guess one. */
  readonly url: pulumi.Output<string>;
  readonly networkTarget: StoreNetworkTarget;
  /** OpenSearch needs rewritten mappings before the installation, Elasticsearch does not. */
  readonly flavor: SearchFlavor;
  /** The login of the pods, which only has rights on Tracardi's own indices. Secret. */
  readonly login: Credentials | ApiKey;
  /** The login with which the installer creates that user. No other pod gets it. Secret. */
  readonly master?: Credentials;
  /** The authority that signed the endpoint's certificate, in PEM form, if it is not a public one. */
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
