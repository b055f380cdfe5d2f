import { surely } from "../known";
import type { StackModel } from "../model/model";
import { StoreIsolations } from "../model/stores/storeIsolation";
import { otherUsersOfRedis } from "../model/stores/otherUsers";
import { ifUsed } from "./shared/ifUsed";
import { splitRedis } from "./shared/splitRedis";
import type { Finding, Rule } from "./rule";

const remediation =
  "Give Tracardi a Redis of its own, the same for all its processes, whose security group admits the security " +
  "groups of Tracardi's clusters (or their subnets) and nothing else.";

const example = `new aws.vpc.SecurityGroupIngressRule("redis-from-tracardi", {
  securityGroupId: redisSecurityGroup.id,
  referencedSecurityGroupId: tracardiClusterSecurityGroupId,
  ipProtocol: "tcp",
  fromPort: 6379,
  toPort: 6379,
});
`;

/** One Redis for all of Tracardi, and for nothing else. */
export const redisShared: Rule = {
  name: "tracardi-redis-shared",
  description: "Tracardi's processes must share one Redis that nothing else uses or reaches.",
  why:
    "Login tokens, profile locks and caches lie there in plain text in database 0: others can read and flush " +
    "them or crowd them out; and over two Redis the locks on profiles no longer hold.",
  requirement:
    "Profiles are locked in Redis, and logins and caches kept there: all processes need the same one, and " +
    "nothing but trusted clients may reach it.",
  source:
    "what the code does (tracardi/service/tracking/locking.py at 0.8.2.1), and Redis's documentation on security, " +
    "in the pack's own words",
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) => [...otherUsers(model), ...wideGroups(model), ...splitRedis(model)],
};

const otherUsers = (model: StackModel): Finding[] =>
  otherUsersOfRedis(model).map(({ label, resource: { urn }, store, usesIt }) => {
    const redis = store?.label ?? "the Redis that Tracardi uses";
    return surely(usesIt)
      ? { outcome: "violation", message: `${label} is not Tracardi, and uses ${redis}.`, urn }
      : { outcome: "undecided", message: `${label} is not Tracardi, and may use ${redis}.`, urn };
  });

function wideGroups({ stores, index }: StackModel): Finding[] {
  const managed = stores.used.filter(
    ({ family, pods }) => family === "redis" && pods === undefined,
  );
  if (managed.length === 0) return [];
  const isolations = new StoreIsolations(index);
  return managed.flatMap((store) => {
    const { wide, undecided } = isolations.of(store);
    const { label, resource } = store;
    const { urn } = resource;
    if (wide.length > 0) {
      const networks = wide.slice(0, 3).join(", ") + (wide.length > 3 ? ", …" : "");
      const clause = `${label}: its security groups admit ${networks}, a whole network`;
      return ifUsed(store, [{ outcome: "violation", clause, urn }]);
    }
    if (undecided === undefined) return [];
    const clause = `${label}: others in its network may reach it (${undecided})`;
    return ifUsed(store, [{ outcome: "undecided", clause, urn }]);
  });
}
