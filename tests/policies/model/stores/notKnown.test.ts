import assert from "node:assert/strict";
import { production } from "../../../helpers/layouts";
import { type Inputs, type TestStack, U, judge } from "../../../helpers/policyStack";

const redis = "tracardi.x1y2z3.ng.0001.euw1.cache.amazonaws.com";
const provider = "core";
const place = { namespace: "tracardi" };

/** What is said of a stack, without the prefix and the remedy. */
function said(stack: TestStack, cluster: "known" | "unknown" = "unknown"): string[] {
  return judge(stack, { cluster }).map(({ message }) => message);
}

const says = (stack: TestStack, text: string): void => {
  const all = said(stack);
  assert.ok(
    all.some((message) => message.includes(text)),
    all.join("\n") || "nothing",
  );
};

/** The production layout with another program in it. */
const withShop = (container: Inputs, from: string[] = []): TestStack => {
  const stack = production().add(
    "aws:rds/instance:Instance",
    "database",
    {},
    {
      outputs: { address: U },
    },
  );
  const labels = { app: "shop" };
  return stack.add(
    "kubernetes:apps/v1:Deployment",
    "shop",
    {
      metadata: { name: "shop", ...place },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: "shop", image: "example/shop:4.2.0", ...container }] },
        },
      },
    },
    { provider, from: { spec: from } },
  );
};

const addConfig = (stack: TestStack, name: unknown, data: unknown, from: string[] = []) =>
  stack.add(
    "kubernetes:core/v1:ConfigMap",
    "config",
    { metadata: { name, ...place }, data },
    { provider, from: { data: from } },
  );

const key = { configMapKeyRef: { name: "config", key: "host" } };
const byKey = { env: [{ name: "CACHE_HOST", valueFrom: key }] };
const whole = { envFrom: [{ configMapRef: { name: "config" } }] };

describe("another program, of which it is not known what it is told,", () => {
  const maybe: Record<string, TestStack> = {
    "a variable": withShop({ env: [{ name: "CACHE_HOST", value: U }] }),
    "all variables": withShop({ env: U }),
    "a variable's name": withShop({ env: [{ name: U, value: redis }] }),
    "a key of a ConfigMap": addConfig(withShop(byKey), "config", { host: U }),
    "which key of a ConfigMap": addConfig(
      withShop({
        env: [{ name: "CACHE_HOST", valueFrom: { configMapKeyRef: { name: "config", key: U } } }],
      }),
      "config",
      { host: redis },
    ),
    "a ConfigMap": addConfig(withShop(whole), "config", U),
    "a ConfigMap's name": addConfig(withShop(whole), U, { CACHE_HOST: redis }),
    "the name of a ConfigMap with a key": addConfig(withShop(byKey), U, { host: redis }),
    "an output of another stack": withShop({ env: [{ name: "CACHE_HOST", value: U }] }),
  };
  const stackReference = maybe["an output of another stack"];
  stackReference.add("pulumi:pulumi:StackReference", "other", { name: "org/other/dev" });
  stackReference.get("shop").references.spec = [stackReference.get("other").urn];

  for (const [what, stack] of Object.entries(maybe)) {
    it(`may use the Redis: ${what}`, () => {
      says(stack, "Deployment tracardi/shop is not Tracardi, and may use ");
    });
  }

  const not: Record<string, TestStack> = {
    "a variable that is made of something else": withShop(
      { env: [{ name: "CACHE_HOST", value: U }] },
      ["database"],
    ),
    "a variable about something else": withShop({ env: [{ name: "LOG_LEVEL", value: U }] }),
    "the name of a variable with another host": withShop({
      env: [{ name: U, value: "shop.example.com" }],
    }),
    "a key that is made of something else": addConfig(withShop(byKey), "config", { host: U }, [
      "database",
    ]),
    "the name of a ConfigMap with another host": addConfig(withShop(whole), U, {
      CACHE_HOST: "shop.example.com",
    }),
    "a ConfigMap that is not in the stack": withShop(whole),
  };
  for (const [what, stack] of Object.entries(not)) {
    it(`is no matter: ${what}`, () => assert.deepEqual(said(stack), []));
  }

  it("uses it where a ConfigMap is made of it", () => {
    const stack = addConfig(withShop(byKey), "config", { host: U }, ["redis"]);
    says(stack, "Deployment tracardi/shop is not Tracardi, and uses Redis redis.");
  });

  it("uses it where a Secret holds it", () => {
    const secretRef = { name: "config" };
    const data = { CACHE_HOST: Buffer.from(redis).toString("base64") };
    const stack = withShop({ envFrom: [{ secretRef }] }).add(
      "kubernetes:core/v1:Secret",
      "config",
      { metadata: { name: "config", ...place }, data },
      { provider },
    );
    says(stack, "Deployment tracardi/shop is not Tracardi, and uses Redis redis.");
  });
});

/** Gives a process of the production layout another host, or one that is not known. */
const withEnv = (role: string, name: string, more: Inputs): TestStack =>
  production().change(role, ({ spec }) => {
    const { env } = spec.template.spec.containers[0];
    env[env.findIndex((each: Inputs) => each.name === name)] = { name, ...more };
  });

describe("a process", () => {
  it("may use another Redis where its host is not known", () => {
    says(
      withEnv("apm", "REDIS_HOST", { value: U }),
      "Deployment tracardi/apm may use another Redis than Deployment tracardi/public, and the same search engine",
    );
  });

  it("may be of the same installation where its search engine is not known", () => {
    const stack = withEnv("apm", "REDIS_HOST", { value: "redis.example.com" }).change(
      "apm",
      ({ spec }) => {
        const { env } = spec.template.spec.containers[0];
        env.find((each: Inputs) => each.name === "ELASTIC_HOST").value = U;
      },
    );
    says(stack, "Deployment tracardi/apm may use another Redis than");
  });

  it("uses the same Redis where all take it from one key of a Secret", () => {
    const valueFrom = { secretKeyRef: { name: "elsewhere", key: "redis" } };
    const stack = production();
    for (const role of ["public-api", "internal-api", "apm", "installer"]) {
      stack.change(role, ({ spec }) => {
        const { env } = spec.template.spec.containers[0];
        const index = env.findIndex((each: Inputs) => each.name === "REDIS_HOST");
        env[index] = { name: "REDIS_HOST", valueFrom };
      });
    }
    assert.ok(!said(stack).some((message) => message.includes("another Redis")));
  });
});

/** Pods of a search engine behind a Service that the internal API names, and that is named so, or perhaps. */
const ownSearch = (metadata: unknown, host: string, spec: Inputs = {}): TestStack => {
  const labels = { app: "es" };
  return withEnv("internal-api", "ELASTIC_HOST", { value: `https://${host}:9200` })
    .add(
      "kubernetes:apps/v1:StatefulSet",
      "es-pods",
      {
        metadata: { name: "es", ...place },
        spec: {
          replicas: 1,
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: { containers: [{ name: "es", image: "elasticsearch:8.11.4" }] },
          },
        },
      },
      { provider },
    )
    .add(
      "kubernetes:core/v1:Service",
      "es",
      { metadata, spec: { selector: labels, ports: [{ port: 9200 }], ...spec } },
      { provider },
    );
};

describe("a Service whose name is not known", () => {
  const few = "StatefulSet tracardi/es";
  const named = (stack: TestStack): boolean => said(stack).some((each) => each.includes(few));

  it("may be the one that a host names", () => {
    says(ownSearch({ name: U, ...place }, "es"), few);
    says(ownSearch(U, "es.tracardi.svc.cluster.local"), few);
  });

  it("may be headless, and then no single address", () => {
    const stack = ownSearch(U, "es", { clusterIP: "None" });
    says(stack, "whether ELASTIC_HOST is one address is not known");
  });

  it("is none that the world outside has", () => {
    assert.ok(!named(ownSearch(U, "search.of.others.example.com")));
  });

  it("is named after its resource where Pulumi names it", () => {
    assert.ok(named(ownSearch(place, "es-1a2b3c4d")));
    assert.ok(!named(ownSearch(place, "es")));
  });
});

describe("a search cluster of an operator whose name is not known", () => {
  it("may be the one that a host names", () => {
    const stack = withEnv("internal-api", "ELASTIC_HOST", { value: "https://es-es-http:9200" }).add(
      "kubernetes:elasticsearch.k8s.elastic.co/v1:Elasticsearch",
      "es",
      {
        metadata: { name: U, ...place },
        spec: { version: "8.11.4", nodeSets: [{ name: "all", count: 2 }] },
      },
      { provider },
    );
    says(stack, "data nodes");
  });
});
