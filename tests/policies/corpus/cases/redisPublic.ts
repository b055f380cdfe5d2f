import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addPods, addService, ownRedis, redisGroup } from "../storeChanges";

const type = "LoadBalancer";
const nlb = "service.beta.kubernetes.io/aws-load-balancer-";

export const cases: RuleCases = {
  rule: "tracardi-redis-public",
  red: [
    { what: "a load balancer", change: (l) => ownRedis(l, { spec: { type } }) },
    { what: "a port of every server", change: (l) => ownRedis(l, { spec: { type: "NodePort" } }) },
    {
      what: "outside addresses",
      change: (l) => ownRedis(l, { spec: { externalIPs: ["203.0.113.7"] } }),
    },
    {
      what: "a port of its server",
      change: (l) =>
        ownRedis(l, { container: { ports: [{ containerPort: 6379, hostPort: 6379 }] } }),
    },
    {
      what: "the network of its server",
      change: (l) => ownRedis(l, { pod: { hostNetwork: true } }),
    },
    {
      what: "a load balancer for two halves of the internet",
      change: (l) =>
        ownRedis(l, { spec: { type, loadBalancerSourceRanges: ["0.0.0.0/1", "128.0.0.0/1"] } }),
    },
    {
      what: "a load balancer that is said to face the internet",
      change: (l) =>
        ownRedis(l, {
          spec: { type, loadBalancerClass: "service.k8s.aws/nlb" },
          annotations: { [`${nlb}scheme`]: "internet-facing" },
        }),
    },
    {
      what: "Valkey in a StatefulSet",
      change: (l) =>
        ownRedis(l, { kind: "StatefulSet", image: "valkey/valkey:8.0", spec: { type } }),
    },
    {
      what: "a Redis by its full name",
      change: (l) => {
        ownRedis(l, { spec: { type } });
        const { namespace } = l.inputs("internalApi").metadata;
        const known = typeof namespace === "string";
        l.setEnv(
          "internalApi",
          "REDIS_HOST",
          known ? `redis://cache.${namespace}.svc.cluster.local:6379` : "cache:6379",
        );
      },
    },
    {
      what: "a second Service, which is public",
      change: (l) => {
        ownRedis(l);
        addService(l, "cache-outside", { type, selector: { app: "cache" } });
      },
    },
    {
      what: "a type of Service that is not known",
      undecided: true,
      change: (l) => ownRedis(l, { spec: { type: U } }),
    },
    {
      what: "an image that is not known",
      undecided: true,
      change: (l) => ownRedis(l, { image: U, spec: { type } }),
    },
  ],
  green: [
    { what: "a Service inside", change: (l) => ownRedis(l) },
    {
      what: "an internal load balancer",
      change: (l) =>
        ownRedis(l, {
          spec: { type, loadBalancerClass: "service.k8s.aws/nlb" },
          annotations: { [`${nlb}scheme`]: "internal" },
        }),
    },
    {
      what: "a load balancer for one network",
      change: (l) => ownRedis(l, { spec: { type, loadBalancerSourceRanges: ["203.0.113.0/24"] } }),
    },
    {
      what: "a public Redis of something else",
      change: (l) => {
        addPods(l, "game", "redis:7.2", { kind: "Deployment" });
        addService(l, "game", { type });
      },
    },
    {
      what: "an open security group of ElastiCache, which has private addresses",
      change: (l) => redisGroup(l, ["0.0.0.0/0"]),
    },
  ],
};
