import * as pulumi from "@pulumi/pulumi";
import { SearchFlavor } from "../../../index";
import { accepts, type Anything, refuses } from "./verdicts";

const known = { url: "https://search.example.com:9200", networks: ["10.20.0.0/24"] };
const user = { username: "tracardi", password: "a-password" };
const elastic = { ...known, flavor: SearchFlavor.Elasticsearch };

describe("validate: existingSearch", () => {
  const search = (existingSearch: unknown): Anything => ({ openSearch: undefined, existingSearch });
  const url =
    "an https URL with its port and nothing behind it, such as https://search.example.com:9200. Without a port " +
    "Tracardi would guess one; logins are arguments of their own.";

  for (const wrong of [
    "https://search.example.com",
    "http://search.example.com:9200",
    "https://search.example.com:9200/path",
    "https://search.example.com:0",
    "https://search.example.com:65536",
    "search.example.com:9200",
  ]) {
    refuses(
      `the URL ${wrong}`,
      search({ ...elastic, ...user, url: wrong }),
      `existingSearch.url: "${wrong}" is not allowed; allowed: ${url}`,
    );
  }
  for (const port of [1, 65535]) {
    const at = `https://search.example.com:${port}`;
    accepts(`port ${port}`, search({ ...elastic, ...user, url: at }));
  }
  refuses(
    "a URL with a login, without showing that",
    search({ ...elastic, ...user, url: "https://user:hunter2@search.example.com:9200" }),
    `existingSearch.url: "[secret]@search.example.com:9200" is not allowed; allowed: ${url}`,
  );
  refuses(
    "one without flavor, login and networks",
    search({ url: known.url }),
    'existingSearch.flavor: missing; needed: "opensearch", "elasticsearch". The installer has to know.',
    "existingSearch.username: missing; needed: 1 to 500 printable ASCII characters without space and colon. The " +
      "colon ends the name in an HTTP login.",
    "existingSearch.password: missing; needed: printable ASCII characters, without space. Tracardi's client sends it as it is.",
    "existingSearch.networks: missing; needed: a plain list. Name the subnets of the server, such as 10.20.0.0/24, or one address as 10.20.0.7/32.",
  );
  refuses(
    "a list, which may hold a secret, without showing it",
    search(["a-password"]),
    "existingSearch: [secret] is not allowed; allowed: a plain object. Give { url, flavor, username, password, networks }.",
  );
  refuses(
    "a password with a space and a name with a colon, of which only the name is shown",
    search({ ...elastic, username: "a:b", password: "two words" }),
    'existingSearch.username: "a:b" is not allowed; allowed: 1 to 500 printable ASCII characters without space and ' +
      "colon. The colon ends the name in an HTTP login.",
    "existingSearch.password: [secret] is not allowed; allowed: printable ASCII characters, without space. Tracardi's " +
      "client sends it as it is.",
  );
  const apiKey = { id: "VuaCfGcBCdbkQm-e5aOx", key: "ui2lp2axTNmsyakw9tvNnw" };
  refuses(
    "a user beside an API key",
    search({ ...elastic, ...user, apiKey }),
    "existingSearch.username: [secret] is not allowed; allowed: nothing together with existingSearch.apiKey. Pods log " +
      "in with one of the two.",
    "existingSearch.password: [secret] is not allowed; allowed: nothing together with existingSearch.apiKey. Pods log " +
      "in with one of the two.",
  );
  refuses(
    "an API key on OpenSearch",
    search({ ...known, flavor: SearchFlavor.OpenSearch, apiKey }),
    "existingSearch.apiKey: [secret] is not allowed; allowed: nothing with flavor opensearch, which has none. Give " +
      "username and password.",
  );
  const key =
    "letters, digits and ./+=_-. POST /_security/api_key prints both; the encoded form will not do.";
  refuses(
    "an API key of one part",
    search({ ...elastic, apiKey: { key: "id:key" } }),
    `existingSearch.apiKey.id: missing; needed: the id of an API key: ${key}`,
    `existingSearch.apiKey.key: [secret] is not allowed; allowed: the api_key of an API key: ${key}`,
  );
  refuses(
    "an id of an API key that holds the key too",
    search({ ...elastic, apiKey: { ...apiKey, id: "id:key" } }),
    `existingSearch.apiKey.id: [secret] is not allowed; allowed: the id of an API key: ${key}`,
  );
  const begin = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
  for (const [what, caCertificate] of [
    ["a path", "/etc/ssl/ca.pem"],
    ["a private key", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"],
    ["a private key behind a certificate", `${begin}-----BEGIN PRIVATE KEY-----\nMIIB\n`],
  ]) {
    refuses(
      `${what} for the CA certificate, without showing it`,
      search({ ...elastic, ...user, caCertificate }),
      "existingSearch.caCertificate: [secret] is not allowed; allowed: one or more certificates in PEM form, and " +
        "nothing else. Begin with -----BEGIN CERTIFICATE-----; no private key belongs here.",
    );
  }
  accepts("a user", search({ ...elastic, ...user, url: "https://10.20.0.7:443" }));
  accepts("a user on OpenSearch, with two certificates", {
    ...search({
      ...known,
      ...user,
      flavor: SearchFlavor.OpenSearch,
      caCertificate: begin + begin,
    }),
  });
  accepts("an API key on Elasticsearch", search({ ...elastic, apiKey }));
  accepts(
    "secrets of another resource",
    search({ ...elastic, username: pulumi.output("x"), password: pulumi.secret("y") }),
  );
});
