import * as pulumi from "@pulumi/pulumi";
import { routableCidrs } from "../internal/networks";
import type { ExistingSearchSettings } from "../settings/stores";
import { validatedOutput } from "../validation/validatedOutput";
import type { SearchEndpoint } from "./searchEndpoint";

/** The user's own search engine: we create nothing on it, not even a user. */
export function existingSearch(
  component: string,
  args: ExistingSearchSettings,
  serviceCidrs: readonly string[],
): SearchEndpoint {
  const { url, flavor, networks, apiKey, username = "", password = "", caCertificate } = args;
  const given = (name: string, value: pulumi.Input<string>) =>
    validatedOutput(component, `existingSearch.${name}`, value);
  return {
    url: pulumi.output(url),
    flavor,
    login: apiKey
      ? {
          id: given("apiKey.id", apiKey.id),
          key: given("apiKey.key", apiKey.key),
        }
      : {
          username: given("username", username),
          password: given("password", password),
        },
    // Messages hide the value because it may be a private key. Once checked, it is a certificate, which is public.
    caCertificate:
      caCertificate === undefined
        ? undefined
        : pulumi.unsecret(given("caCertificate", caCertificate)),
    networkTarget: {
      networks: networks.flatMap((network) => routableCidrs(network, serviceCidrs)),
      port: portOf(url),
    },
  };
}

/** The port of a URL that has one. */
const portOf = (url: string): number => Number(url.slice(url.lastIndexOf(":") + 1));
