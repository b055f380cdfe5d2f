import { U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";
import { addLogs, operated } from "../storeChanges";

const domain = (change: (inputs: ReturnType<Layout["inputs"]>) => unknown) => (layout: Layout) =>
  void change(layout.inputs("search"));

/** The API of a version that checks no certificates by itself. */
const later = (layout: Layout): void => {
  layout.container("internalApi").image = "tracardi/tracardi-api:0.9.0-rc3b";
};

export const cases: RuleCases = {
  rule: "tracardi-search-encryption",
  red: [
    { what: "data in plain text", change: domain((i) => (i.encryptAtRest.enabled = false)) },
    { what: "nothing said of data at rest", change: domain((i) => delete i.encryptAtRest) },
    {
      what: "nodes that talk in plain text",
      change: domain((i) => (i.nodeToNodeEncryption = { enabled: false })),
    },
    {
      what: "nothing said of the nodes' traffic",
      change: domain((i) => delete i.nodeToNodeEncryption),
    },
    {
      what: "plain HTTP to the domain",
      change: domain((i) => (i.domainEndpointOptions.enforceHttps = false)),
    },
    { what: "nothing said of the endpoint", change: domain((i) => delete i.domainEndpointOptions) },
    {
      what: "an address with http",
      change: (l) => l.setEnv("apm", "ELASTIC_HOST", "http://search.example.com:9200"),
    },
    {
      what: "one address of two with http",
      change: (l) =>
        l.setEnv(
          "publicApi",
          "ELASTIC_HOST",
          "https://a.example.com:443,http://b.example.com:9200",
        ),
    },
    {
      what: "an address without a scheme",
      change: (l) => {
        l.setEnv("publicApi", "ELASTIC_HOST", "search.example.com:9200");
        l.removeEnv("publicApi", "ELASTIC_SCHEME");
      },
    },
    {
      what: "no https in the host, and a scheme that is not known",
      undecided: true,
      change: (l) => {
        l.setEnv("publicApi", "ELASTIC_HOST", "search.example.com:9200");
        l.setEnv("publicApi", "ELASTIC_SCHEME", U);
      },
    },
    {
      what: "no https in the host, and a scheme of a Secret from elsewhere",
      undecided: true,
      change: (l) => {
        l.setEnv("publicApi", "ELASTIC_HOST", "search.example.com:9200");
        const secretKeyRef = { name: "elsewhere", key: "scheme" };
        l.setEnv("publicApi", "ELASTIC_SCHEME", { valueFrom: { secretKeyRef } });
      },
    },
    {
      what: "certificates that nobody checks",
      change: (l) => l.setEnv("internalApi", "ELASTIC_VERIFY_CERTS", "no"),
    },
    {
      what: "a spelling that 0.8 takes for off",
      change: (l) => l.setEnv("apm", "ELASTIC_VERIFY_CERTS", "true"),
    },
    {
      what: "nothing said of certificates from 0.9 on",
      change: (l) => {
        later(l);
        l.removeEnv("internalApi", "ELASTIC_VERIFY_CERTS");
      },
    },
    {
      what: "an operator's cluster with TLS off",
      change: (l) =>
        operated(l, [{ name: "all", count: 3 }], {
          tls: { selfSignedCertificate: { disabled: true } },
        }),
    },
    {
      what: "encryption that is not known",
      undecided: true,
      change: domain((i) => (i.encryptAtRest = { enabled: U })),
    },
    {
      what: "a switch for certificates that is not known",
      undecided: true,
      change: (l) => l.setEnv("publicApi", "ELASTIC_VERIFY_CERTS", { value: U }),
    },
  ],
  green: [
    {
      what: "options of the endpoint that leave HTTPS to the default",
      change: domain(
        (i) => (i.domainEndpointOptions = { tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" }),
      ),
    },
    {
      what: "nothing said of certificates before 0.9",
      change: (l) => l.removeEnv("publicApi", "ELASTIC_VERIFY_CERTS"),
    },
    {
      what: "a spelling that 0.9 takes for on",
      change: (l) => {
        later(l);
        l.setEnv("internalApi", "ELASTIC_VERIFY_CERTS", "True");
      },
    },
    {
      what: "plain HTTP to a proxy in the pod",
      change: (l) => l.setEnv("apm", "ELASTIC_HOST", "http://localhost:9200"),
    },
    {
      what: "an address without a scheme, which is given apart",
      change: (l) => {
        l.setEnv("publicApi", "ELASTIC_HOST", "search.example.com:9200");
        l.setEnv("publicApi", "ELASTIC_SCHEME", "https");
      },
    },
    {
      what: "an authority of one's own, for which the switch does not count",
      change: (l) => {
        l.setEnv("apm", "ELASTIC_CA_FILE", "/etc/ssl/search/ca.crt");
        l.setEnv("apm", "ELASTIC_VERIFY_CERTS", "no");
      },
    },
    { what: "an unencrypted domain for something else", change: addLogs },
  ],
};
