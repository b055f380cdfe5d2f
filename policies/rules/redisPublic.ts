import { ifUsed } from "./shared/ifUsed";
import type { Rule } from "./rule";
import { storePodsExposed } from "./shared/storePodsExposed";

const remediation =
  "Give the Services of Redis the type ClusterIP, or use a Redis with private addresses alone.";

const example = `# The Service in front of Redis:
spec:
  type: ClusterIP
`;

/**
 * Redis answers Tracardi and not the internet. ElastiCache and MemoryDB have private addresses alone, whatever
 * their security groups say: these are looked at by the rule about sharing.
 */
export const redisPublic: Rule = {
  name: "tracardi-redis-public",
  description: "The internet must not reach Redis.",
  why:
    "Redis holds login tokens and cached profiles, and Tracardi speaks to it without TLS: whoever reaches it " +
    "can take over accounts.",
  requirement:
    "Redis is designed to be accessed by trusted clients inside trusted environments. It is not a good idea to " +
    "expose the Redis instance directly to the internet.",
  source: "Redis's documentation, security",
  severity: "critical",
  level: "mandatory",
  remediation,
  example,
  check: (evidence) =>
    evidence.model.stores.used.flatMap((store) =>
      store.family === "redis" ? ifUsed(store, storePodsExposed(store, "Redis", evidence)) : [],
    ),
};
