import { elasticsearchVersions, openSearchVersions } from "../../facts/searchEngines";
import { isBefore, minorOf, parseVersion } from "../internal/versions";
import { network, publicNetwork, type Rule } from "./rules";

export const openSearchVersion: Rule = {
  allowed: `a version of OpenSearch as a text, ${openSearchVersions.lowest.join(".")} to ${openSearchVersions.highestMajor}.x`,
  remedy: 'Choose "2.19", or "3.3" where your region offers it.',
  test: (value) => {
    const { lowest, highestMajor } = openSearchVersions;
    const version = parseVersion(value);
    return version !== undefined && !isBefore(version, lowest) && version[0] <= highestMajor;
  },
};

export const elasticsearchVersion: Rule = {
  allowed: "a version of Elasticsearch as a text, 7.17.0 to 8.x, such as 8.11.4",
  remedy: "Tracardi was never run on a later one, nor on an earlier one of these lines.",
  test: (value) => {
    const { lowest, highestMajor } = elasticsearchVersions;
    const version = /^\d+\.\d+\.\d+$/.test(value) ? parseVersion(minorOf(value)) : undefined;
    return version !== undefined && !isBefore(version, lowest) && version[0] <= highestMajor;
  },
};

export const elasticCloudRegion: Rule = {
  allowed: "Elastic Cloud's name of a region on AWS, such as us-east-1 or aws-eu-central-1",
  remedy: "Its console lists them; some have aws- in front, some have not.",
  test: (value) => /^(aws-)?[a-z]{2}(-[a-z]+)+-\d$/.test(value),
};

export const elasticCloudTemplate: Rule = {
  allowed: "the id of a deployment template on AWS, such as aws-general-purpose",
  remedy: "Leave it out, or take the id from the list of your region.",
  test: (value) => /^aws-[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
};

/** Whoever is on these networks gets as far as the login. */
export const allowedNetwork: Rule = {
  ...network,
  allowed: `${network.allowed}, of public addresses`,
  remedy: "Name the addresses under which the servers reach the internet, such as 198.51.100.7/32.",
  test: (value) => network.test(value) && publicNetwork.test(value),
};

export const searchUrl: Rule = {
  allowed:
    "an https URL with its port and nothing behind it, such as https://search.example.com:9200",
  remedy: "Without a port Tracardi would guess one; logins are arguments of their own.",
  test: (value) => {
    const port = Number(/^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?:(\d{1,5})$/.exec(value)?.[2]);
    return port >= 1 && port <= 65535;
  },
};

/** The port of a URL that keeps {@link searchUrl}. */
export const portOf = (url: string): number => Number(url.slice(url.lastIndexOf(":") + 1));

export const searchUser: Rule = {
  allowed: "1 to 500 printable ASCII characters without space and colon",
  remedy: "The colon ends the name in an HTTP login.",
  test: (value) => value.length <= 500 && /^[\x21-\x39\x3b-\x7e]+$/.test(value),
};

export const searchPassword: Rule = {
  allowed: "printable ASCII characters, without space",
  remedy: "Tracardi's client sends it as it is.",
  secret: true,
  test: (value) => /^[\x21-\x7e]+$/.test(value),
};

const keyPart = (what: string): Omit<Rule, "secret"> => ({
  allowed: `the ${what} of an API key: letters, digits and ./+=_-`,
  remedy: "POST /_security/api_key prints both; the encoded form will not do.",
  test: (value) => /^[\w=+/.-]+$/.test(value),
});

export const apiKeyId: Rule = keyPart("id");
export const apiKeyText: Rule = { ...keyPart("api_key"), secret: true };

/** Certificates are public, but what stands in their place by mistake may be a private key: never shown. */
export const certificates: Rule = {
  allowed: "one or more certificates in PEM form, and nothing else",
  remedy: "Begin with -----BEGIN CERTIFICATE-----; no private key belongs here.",
  secret: true,
  test: (value) =>
    /^(\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/.test(value),
};
