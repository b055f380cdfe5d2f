import { ifUsed } from "./shared/ifUsed";
import type { Rule } from "./rule";
import { storePodsExposed } from "./shared/storePodsExposed";
import { storeServicesExposed } from "./shared/storeServicesExposed";

const remediation =
  "Give the Services of Redis the type ClusterIP, or use a Redis with private addresses alone.";

const example = `# The Service in front of Redis:
spec:
  type: ClusterIP
`;

/**
 * Redis answers Tracardi and not the internet. ElastiCache and MemoryDB only have private addresses, whatever their
 * security groups allow; the rule about sharing looks at those groups.
 */
export const redisPublic: Rule = {
  name: "tracardi-redis-public",
  description: "The internet must not reach Redis.",
  why:
    "Redis holds login tokens and cached profiles, and Tracardi speaks to it without TLS: whoever reaches it " +
    "can take over accounts.",
  requirement:
    "Redis is made for trusted clients in trusted networks, and not to be open to the internet.",
  source: "the pack's own words, after Redis's documentation on security",
  severity: "critical",
  level: "mandatory",
  remediation,
  example,
  check: (context) => [
    ...context.model.stores.used.flatMap((store) =>
      store.family === "redis" ? ifUsed(store, storePodsExposed(store, "Redis", context)) : [],
    ),
    ...storeServicesExposed("redis", "Redis", context),
  ],
};
