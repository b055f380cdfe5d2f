import assert from "node:assert/strict";
import { production } from "../../helpers/layouts";
import { type Inputs, type TestStack, judge, messagesOf } from "../../helpers/policyStack";

const setEnv = (stack: TestStack, name: string, variable: string, value: string): TestStack =>
  stack.change(name, ({ spec }) => {
    const { env } = spec.template.spec.containers[0];
    const own = env.find((each: Inputs) => each.name === variable);
    if (own === undefined) env.push({ name: variable, value });
    else env[env.indexOf(own)] = { name: variable, value };
  });

const outside = (stack: TestStack): TestStack =>
  stack.change("search", (inputs) => delete inputs.vpcOptions);

/** One exact message a rule. */
const messages: [string, () => TestStack, string][] = [
  [
    "tracardi-search-public",
    () => outside(production()),
    "search domain search: its endpoint is public, and it has no access policy that limits the networks it " +
      "answers.",
  ],
  [
    "tracardi-search-encryption",
    () => setEnv(production(), "apm", "ELASTIC_HOST", "http://search.example.com:9200"),
    "Deployment tracardi/apm: in container apm ELASTIC_HOST begins with http://.",
  ],
  [
    "tracardi-search-authentication",
    () => setEnv(production(), "apm", "ELASTIC_HTTP_AUTH_PASSWORD", ""),
    "Deployment tracardi/apm: in container apm there is no login for the search engine.",
  ],
  [
    "tracardi-search-endpoint",
    () =>
      setEnv(
        production(),
        "apm",
        "ELASTIC_HOST",
        "https://a.example.com:443,https://b.example.com:443",
      ),
    "Deployment tracardi/apm: in container apm ELASTIC_HOST has 2 addresses (a.example.com, b.example.com).",
  ],
  [
    "tracardi-redis-shared",
    () =>
      production().change("redis-sg", ({ ingress }) => (ingress[0].cidrBlocks = ["10.0.0.0/8"])),
    "Redis redis: its security groups admit 10.0.0.0/8, a whole network.",
  ],
  [
    "tracardi-redis-shared",
    () => setEnv(production(), "internal-api", "REDIS_HOST", "redis.example.com"),
    "Deployment tracardi/internal uses another Redis than Deployment tracardi/public, and the same search " +
      "engine: locks of one do not hold for the other.",
  ],
  [
    "tracardi-kubernetes-endpoint",
    () =>
      production().change("edge-cluster", ({ vpcConfig }) => delete vpcConfig.publicAccessCidrs),
    "EKS cluster edge-cluster: its public endpoint admits 0.0.0.0/0, which is the default.",
  ],
];

describe("rules about stores", () => {
  for (const [rule, stack, message] of messages) {
    it(`${rule} says: ${message}`, () => {
      assert.ok(messagesOf(judge(stack()), rule)[0].startsWith(`${message} `));
    });
  }

  it("never show a login that stands in an address", () => {
    const secret = "Made-up-77";
    const hosts = `http://tracardi:${secret}@a.example.com:9200,http://tracardi:${secret}@b.example.com:9200`;
    const stack = setEnv(production(), "apm", "ELASTIC_HOST", hosts);
    setEnv(stack, "public-api", "REDIS_HOST", `redis://:${secret}@redis.example.com:6379`);
    const findings = judge(stack);
    assert.ok(findings.length > 3);
    assert.ok(!findings.some(({ message }) => message.includes(secret)));
  });
});
