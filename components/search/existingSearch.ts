import * as pulumi from "@pulumi/pulumi";
import { outside } from "../isolation/outside";
import type { ExistingSearchSettings } from "../settings/search";
import { gated } from "../validation/gate";
import type { Rule } from "../validation/rules";
import * as rules from "../validation/searchRules";
import type { SearchEndpoint } from "./searchEndpoint";

/** A search engine of the user's: nothing is made, and no user is made on it. */
export function existingSearch(
  component: string,
  args: ExistingSearchSettings,
  serviceCidrs: readonly string[],
): SearchEndpoint {
  const { url, flavor, networks, apiKey, username = "", password = "", caCertificate } = args;
  const given = (name: string, value: pulumi.Input<string>, rule: Rule) =>
    gated(component, `existingSearch.${name}`, value, rule);
  return {
    url: pulumi.output(url),
    flavor,
    login: apiKey
      ? {
          id: given("apiKey.id", apiKey.id, rules.apiKeyId),
          key: given("apiKey.key", apiKey.key, rules.apiKeyText),
        }
      : {
          username: given("username", username, rules.searchUser),
          password: given("password", password, rules.searchPassword),
        },
    // The rule hides what may be a private key; what has passed it is a certificate, which is public.
    caCertificate:
      caCertificate === undefined
        ? undefined
        : pulumi.unsecret(given("caCertificate", caCertificate, rules.certificates)),
    reach: {
      networks: networks.flatMap((network) => outside(network, serviceCidrs)),
      port: rules.portOf(url),
    },
  };
}
