import { U } from "../../../helpers/policyStack";
import type { FormName, RuleCases } from "../case";
import { operated, ownSearch, setHost } from "../storeChanges";

const byHand: FormName[] = ["nginx", "service", "gateway", "targetGroup"];
const two = "https://es-a.example.com:9200,https://es-b.example.com:9200";

export const cases: RuleCases = {
  rule: "tracardi-search-endpoint",
  red: [
    {
      what: "two addresses",
      change: (l) => setHost(l, "publicApi", "search", two),
    },
    { what: "two addresses of apm alone", change: (l) => setHost(l, "apm", "search", two) },
    {
      what: "two addresses in a ConfigMap",
      change: (l) => {
        l.addBeside("internalApi", "kubernetes:core/v1:ConfigMap", "nodes", {
          data: { hosts: two },
        });
        const configMapKeyRef = { name: "nodes", key: "hosts" };
        l.setEnv("internalApi", "ELASTIC_HOST", { valueFrom: { configMapKeyRef } });
      },
    },
    { what: "a headless Service", change: (l) => ownSearch(l, { spec: { clusterIP: "None" } }) },
    {
      what: "a single pod's name",
      change: (l) => {
        ownSearch(l);
        setHost(l, "internalApi", "search", "https://es-0.es:9200");
      },
    },
    {
      what: "a single pod's name in full",
      change: (l) => setHost(l, "apm", "search", "https://es-0.es.data.svc.cluster.local:9200"),
    },
    {
      what: "a Service for one pod",
      change: (l) =>
        ownSearch(l, {
          spec: { selector: { app: "es", "statefulset.kubernetes.io/pod-name": "es-0" } },
        }),
    },
    {
      what: "a server of AWS",
      change: (l) =>
        l.setEnv(
          "publicApi",
          "ELASTIC_HOST",
          "https://ip-10-0-3-7.eu-west-1.compute.internal:9200",
        ),
    },
    {
      what: "the transport Service of Elastic's operator",
      change: (l) => {
        operated(l, [{ name: "all", count: 3 }]);
        setHost(l, "internalApi", "search", "https://events-es-transport:9200");
      },
    },
    {
      what: "sniffing at the start",
      change: (l) => l.setEnv("publicApi", "ELASTIC_SNIFF_ON_START", "yes"),
    },
    {
      what: "sniffing switched on by a no",
      change: (l) => l.setEnv("apm", "ELASTIC_SNIFF_ON_START", "no"),
    },
    {
      what: "sniffing where a connection fails",
      change: (l) => l.setEnv("internalApi", "ELASTIC_SNIFF_ON_CONNECTION_FAIL", "true"),
    },
    {
      what: "an address that is not known",
      forms: byHand,
      undecided: true,
      change: (l) => l.setEnv("publicApi", "ELASTIC_HOST", { value: U }),
    },
    {
      what: "sniffing that is not known",
      undecided: true,
      change: (l) => l.setEnv("publicApi", "ELASTIC_SNIFF_ON_START", { value: U }),
    },
    {
      what: "a Service that may be headless",
      undecided: true,
      change: (l) => ownSearch(l, { spec: { clusterIP: U } }),
    },
  ],
  green: [
    {
      what: "one address of another engine",
      change: (l) => setHost(l, "apm", "search", "https://search.example.com:443"),
    },
    {
      what: "one address, written twice",
      change: (l) =>
        setHost(l, "apm", "search", "https://es.example.com:9200, https://es.example.com:9200"),
    },
    {
      what: "the address of a load balancer",
      change: (l) => setHost(l, "publicApi", "search", "https://10.0.9.9:9200"),
    },
    {
      what: "a Service with an address of its own",
      change: (l) => ownSearch(l, { spec: { clusterIP: "172.20.7.7" } }),
    },
    {
      what: "the Service of Elastic's operator",
      change: (l) => operated(l, [{ name: "all", count: 3 }]),
    },
    {
      what: "a sniffing variable that is empty",
      change: (l) => l.setEnv("apm", "ELASTIC_SNIFF_ON_START", ""),
    },
  ],
};
