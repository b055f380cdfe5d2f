import assert from "node:assert/strict";
import { type Inputs, type TestStack, U, judge, messagesOf } from "../../../helpers/policyStack";
import { production } from "../../../helpers/layouts";

const rule = "tracardi-search-nodes";
const roles = ["public-api", "internal-api", "apm", "installer"];

/** The production layout with a domain of one node, whose address everything gets in this way. */
function stackWith(host: Inputs, domain: Inputs = {}, outputs: Inputs = {}): TestStack {
  const stack = production().change("search", (inputs) => {
    inputs.clusterConfig.instanceCount = 1;
    Object.assign(inputs, domain);
  });
  Object.assign(stack.get("search").outputs, outputs);
  for (const name of roles) {
    stack.change(name, ({ spec }) => {
      const [container] = spec.template.spec.containers;
      container.env = container.env.filter((each: Inputs) => each.name !== "ELASTIC_HOST");
      if (Object.keys(host).length > 0) container.env.push({ name: "ELASTIC_HOST", ...host });
    });
  }
  return stack;
}

const refer = (stack: TestStack, names: readonly string[], property: string, target: string) => {
  for (const name of names) {
    const { references } = stack.get(name);
    references[property] = [...(references[property] ?? []), stack.get(target).urn];
  }
  return stack;
};

const withObject = (stack: TestStack, type: string, inputs: Inputs): TestStack => {
  for (const cluster of ["edge", "core"]) {
    const metadata = { name: "stores", namespace: "tracardi" };
    const name = `${cluster}-stores`;
    stack.add(`kubernetes:core/v1:${type}`, name, { metadata, ...inputs }, { provider: cluster });
  }
  return stack;
};
const objects = ["edge-stores", "core-stores"];
const logs = (stack: TestStack): TestStack =>
  stack.add("aws:opensearch/domain:Domain", "logs", { domainName: "logs" });

const literal = (value: string): Inputs => ({ value });
const custom = {
  domainEndpointOptions: { enforceHttps: true, customEndpoint: "search.example.com" },
};

const related: Record<string, () => TestStack> = {
  "the endpoint": () =>
    stackWith(
      literal("https://search-x.example.com:443"),
      {},
      { endpoint: "search-x.example.com" },
    ),
  "the domain's name in an endpoint that is not known": () =>
    stackWith(literal("https://vpc-tracardi-abc1.eu-west-1.es.amazonaws.com:443")),
  "an endpoint of its own": () => stackWith(literal("https://search.example.com:443"), custom),
  "a login before the endpoint": () =>
    stackWith(literal("https://tracardi:made@up@search.example.com:443"), custom),
  "a reference": () => refer(stackWith({ value: U }), roles, "spec", "search"),
  "a Secret that refers to it": () => {
    const valueFrom = { secretKeyRef: { name: "stores", key: "host" } };
    const stack = withObject(stackWith({ valueFrom }), "Secret", { stringData: { host: U } });
    return refer(stack, objects, "stringData", "search");
  },
  "a ConfigMap whose name is not known": () => {
    const valueFrom = { configMapKeyRef: { name: U, key: "host" } };
    const stack = withObject(stackWith({ valueFrom }), "ConfigMap", { data: { host: U } });
    refer(stack, ["public-api"], "spec", "edge-stores");
    refer(stack, ["internal-api", "apm", "installer"], "spec", "core-stores");
    return refer(stack, objects, "data", "search");
  },
  "a Service that is another name of it": () => {
    const stack = withObject(stackWith(literal("https://stores:443")), "Service", {
      spec: { type: "ExternalName", externalName: U },
    });
    return refer(stack, objects, "spec", "search");
  },
  "a DNS record": () => {
    const stack = stackWith(literal("https://search.internal.example:443")).add(
      "aws:route53/record:Record",
      "dns",
      { name: "search.internal.example", type: "CNAME", records: [U] },
    );
    return refer(stack, ["dns"], "records", "search");
  },
};

const unrelated: Record<string, () => TestStack> = {
  "a Service of the cluster": () => stackWith(literal("http://search.other.svc:9200")),
  "another domain of AWS": () =>
    stackWith(literal("https://vpc-others-abc1.eu-west-1.es.amazonaws.com:443")),
  "a domain whose name only begins alike": () =>
    stackWith(literal("https://vpc-tracardi-two-abc1.eu-west-1.es.amazonaws.com:443")),
};

describe("search engines that Tracardi uses", () => {
  for (const cluster of ["known", "unknown"] as const) {
    for (const [what, make] of Object.entries(related)) {
      it(`are found by ${what}, and no other, with a cluster that is ${cluster}`, () => {
        const found = messagesOf(judge(logs(make()), { cluster }), rule);
        assert.deepEqual(
          found.map((message) => /search domain (\w+)/.exec(message)?.[1]),
          ["search"],
        );
      });
    }

    for (const [what, make] of Object.entries(unrelated)) {
      it(`are not those beside ${what}, with a cluster that is ${cluster}`, () => {
        const findings = judge(make(), { cluster });
        assert.deepEqual(messagesOf(findings, rule), []);
        const doubts = messagesOf(findings, "tracardi-undecided");
        assert.ok(!doubts.some((message) => message.includes("data nodes")), doubts.join("\n"));
      });
    }
  }

  for (const [what, host] of [
    ["nothing is set", {}],
    ["a value is not known and comes from nowhere", { value: U }],
    ["a Secret is not in the stack", { valueFrom: { secretKeyRef: { name: "far", key: "host" } } }],
    ["a proxy in the pod is between", literal("http://localhost:9200")],
  ] as const) {
    it(`may be any of the stack where ${what}`, () => {
      assert.equal(messagesOf(judge(logs(stackWith(host))), rule).length, 2);
    });
  }

  it("may be those beside a name that was given elsewhere, which is only a doubt", () => {
    const findings = judge(stackWith(literal("https://search.example.org:443")));
    assert.deepEqual(messagesOf(findings, rule), []);
    assert.match(
      messagesOf(findings, "tracardi-undecided").join("\n"),
      /1 data node \(search domain search: 1\), at least 3 are required, if Tracardi uses it/,
    );
  });

  it("may be any where one process does not tell, which is only a doubt", () => {
    const stack = logs(refer(stackWith({ value: U }), roles.slice(1), "spec", "search"));
    const findings = judge(stack);
    assert.equal(messagesOf(findings, rule).length, 1);
    assert.match(
      messagesOf(findings, "tracardi-undecided").join("\n"),
      /1 data node \(search domain logs: 1\), at least 3 are required, if Tracardi uses it, which is not known\./,
    );
  });
});
