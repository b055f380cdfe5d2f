import { U } from "../../../helpers/policyStack";
import type { FormName, Layout, RuleCases } from "../case";
import { addPods, addShop, redisGroup, setHost } from "../storeChanges";

const byHand: FormName[] = ["nginx", "service", "gateway", "targetGroup"];

/** The host that Tracardi uses, as far as it is known. */
const host = (layout: Layout): string => {
  const own = layout
    .container("internalApi")
    .env.find((each: { name: string }) => each.name === "REDIS_HOST");
  return own.value as string;
};

const configMap = (l: Layout, data: object) =>
  l.addBeside("internalApi", "kubernetes:core/v1:ConfigMap", "shop-config", { data });

export const cases: RuleCases = {
  rule: "tracardi-redis-shared",
  red: [
    {
      what: "another program with the same host",
      forms: byHand,
      change: (l) => addShop(l, [{ name: "REDIS_HOST", value: host(l) }]),
    },
    {
      what: "another program with another database",
      forms: byHand,
      change: (l) =>
        addShop(l, [{ name: "CACHE_URL", value: `redis://:made-up@${host(l)}:6379/3` }]),
    },
    {
      what: "another program by a ConfigMap",
      forms: byHand,
      change: (l) => {
        configMap(l, { host: host(l) });
        addShop(l, [
          {
            name: "QUEUE_HOST",
            valueFrom: { configMapKeyRef: { name: "shop-config", key: "host" } },
          },
        ]);
      },
    },
    {
      what: "another program by a whole ConfigMap",
      forms: byHand,
      change: (l) => {
        configMap(l, { REDIS_HOST: host(l) });
        addShop(l, [], { envFrom: [{ configMapRef: { name: "shop-config" } }] });
      },
    },
    {
      what: "another program that takes the address from the resource",
      change: (l) => {
        addShop(l, [{ name: "REDIS_HOST", value: U }]);
        l.stack.get("shop-pods").references.spec = [l.stack.get(l.nameOf("redis")).urn];
      },
    },
    {
      what: "a security group for all private networks",
      change: (l) => redisGroup(l, ["10.0.0.0/8"]),
    },
    { what: "a security group for a whole VPC", change: (l) => redisGroup(l, ["10.3.0.0/16"]) },
    { what: "a security group for the internet", change: (l) => redisGroup(l, ["0.0.0.0/0"]) },
    {
      what: "a security group for a VPC that is small",
      change: (l) => {
        l.stack.add("aws:ec2/vpc:Vpc", "small", { cidrBlock: "10.9.0.0/20" });
        redisGroup(l, ["10.9.0.0/20"]);
      },
    },
    {
      what: "an internal API with a Redis of its own",
      change: (l) =>
        setHost(l, "internalApi", "redis", "other.abc.ng.0001.euw1.cache.amazonaws.com"),
    },
    {
      what: "an apm with a Redis of its own",
      change: (l) => setHost(l, "apm", "redis", "redis.example.com"),
    },
    {
      what: "no security group",
      undecided: true,
      change: (l) => delete l.inputs("redis").securityGroupIds,
    },
    {
      what: "a security group from elsewhere",
      undecided: true,
      change: (l) => {
        l.inputs("redis").securityGroupIds = ["sg-of-others"];
        delete l.stack.get(l.nameOf("redis")).references.securityGroupIds;
      },
    },
    { what: "a network that is not known", undecided: true, change: (l) => redisGroup(l, [U]) },
  ],
  green: [
    {
      what: "a program with a Redis of its own",
      change: (l) => addShop(l, [{ name: "REDIS_HOST", value: "shop.example.com" }]),
    },
    {
      what: "a variable that happens to say redis",
      change: (l) => addShop(l, [{ name: "CACHE_DRIVER", value: "redis" }]),
    },
    {
      what: "an exporter of metrics",
      forms: byHand,
      change: (l) =>
        addPods(l, "metrics", "oliver006/redis_exporter:v1.62.0", {
          kind: "Deployment",
          container: { env: [{ name: "REDIS_ADDR", value: `redis://${host(l)}:6379` }] },
        }),
    },
    {
      what: "a security group for subnets",
      change: (l) => redisGroup(l, ["10.0.64.0/20", "10.0.80.0/20"]),
    },
    {
      what: "a security group for others of the stack",
      change: (l) => redisGroup(l, undefined, { securityGroups: ["sg-nodes"] }),
    },
    {
      what: "an open Redis of something else",
      change: (l) => {
        const id = "shop";
        l.stack
          .add(
            "aws:ec2/securityGroup:SecurityGroup",
            "shop-sg",
            { ingress: [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }] },
            { outputs: { id: "sg-shop" } },
          )
          .add("aws:elasticache/replicationGroup:ReplicationGroup", "shop", {
            replicationGroupId: id,
            securityGroupIds: ["sg-shop"],
          });
      },
    },
    {
      what: "the same Redis, written with a port",
      forms: byHand,
      change: (l) => l.setEnv("apm", "REDIS_HOST", `redis://${host(l)}:6379`),
    },
  ],
};
