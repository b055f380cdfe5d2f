import * as assert from "node:assert/strict";
import {
  connects,
  type Endpoint,
  type NetworkPolicy,
  type Port,
} from "../../helpers/networkPolicies";

const policy = (spec: NetworkPolicy["spec"], namespace = "default"): NetworkPolicy => ({
  metadata: { namespace },
  spec,
});

const space = (name: string, labels: { [name: string]: string } = {}) => ({ name, labels });
const db: Endpoint = {
  address: "10.0.0.5",
  namespace: space("default"),
  labels: { role: "db" },
  namedPorts: { redis: 6379 },
};
const frontend: Endpoint = {
  address: "10.0.0.6",
  namespace: space("default"),
  labels: { role: "frontend" },
};
const client: Endpoint = {
  address: "10.0.1.7",
  namespace: space("other", { project: "myproject" }),
  labels: { role: "client" },
};
const stranger: Endpoint = { address: "10.0.2.8", namespace: space("third"), labels: {} };
const outside: Endpoint = { address: "8.8.8.8" };

const answers = (policies: NetworkPolicy[], to: Endpoint, port: Port, ...from: Endpoint[]) =>
  from.map((each) => connects(policies, each, to, port));
const redis: Port = { port: 6379 };

/** The example on the page "Network Policies", with its networks. */
const example = policy({
  podSelector: { matchLabels: { role: "db" } },
  policyTypes: ["Ingress", "Egress"],
  ingress: [
    {
      from: [
        { ipBlock: { cidr: "172.17.0.0/16", except: ["172.17.1.0/24"] } },
        { namespaceSelector: { matchLabels: { project: "myproject" } } },
        { podSelector: { matchLabels: { role: "frontend" } } },
      ],
      ports: [{ protocol: "TCP", port: 6379 }],
    },
  ],
  egress: [
    { to: [{ ipBlock: { cidr: "10.0.0.0/24" } }], ports: [{ protocol: "TCP", port: 5978 }] },
  ],
});

describe("the evaluator of NetworkPolicies, by the cases of the Kubernetes documentation", () => {
  it("no policy: all is open", () => {
    assert.deepEqual(answers([], db, redis, frontend, client, outside), [true, true, true]);
  });

  it("the example: three sorts of senders, one port, exceptions", () => {
    const within = { address: "172.17.5.1" };
    const excepted = { address: "172.17.1.9" };
    assert.deepEqual(
      answers([example], db, redis, frontend, client, stranger, outside, within, excepted),
      [true, true, false, false, true, false],
    );
    assert.deepEqual(answers([example], db, { port: 6380 }, frontend), [false]);
    assert.deepEqual(answers([example], db, { port: 6379, protocol: "UDP" }, frontend), [false]);
    assert.equal(connects([example], db, frontend, { port: 5978 }), true);
    assert.equal(connects([example], db, frontend, { port: 5979 }), false);
    assert.equal(connects([example], db, client, { port: 5978 }), false);
  });

  it("the example leaves pods alone that it does not select, and other namespaces", () => {
    const elsewhere = { ...db, namespace: space("third") };
    assert.deepEqual(answers([example], frontend, redis, outside), [true]);
    assert.deepEqual(answers([example], elsewhere, redis, outside), [true]);
  });

  it("namespaceSelector and podSelector in one entry mean both, in two entries either", () => {
    const namespaceSelector = { matchLabels: { project: "myproject" } };
    const podSelector = { matchLabels: { role: "frontend" } };
    const from = (...peers: object[]) => [policy({ podSelector: {}, ingress: [{ from: peers }] })];
    const both = from({ namespaceSelector, podSelector });
    assert.deepEqual(answers(both, db, redis, client, frontend), [false, false]);
    const fitting = { ...client, labels: { role: "frontend" } };
    assert.deepEqual(answers(both, db, redis, fitting), [true]);
    const either = from({ namespaceSelector }, { podSelector });
    assert.deepEqual(answers(either, db, redis, client, frontend), [true, true]);
  });

  it("default deny and allow all, for ingress", () => {
    const deny = policy({ podSelector: {}, policyTypes: ["Ingress"] });
    assert.deepEqual(answers([deny], db, redis, frontend, outside), [false, false]);
    assert.equal(connects([deny], db, outside, { port: 443 }), true);
    const allow = policy({ podSelector: {}, policyTypes: ["Ingress"], ingress: [{}] });
    assert.deepEqual(answers([deny, allow], db, redis, frontend, outside), [true, true]);
  });

  it("default deny and allow all, for egress", () => {
    const deny = policy({ podSelector: {}, policyTypes: ["Egress"] });
    assert.equal(connects([deny], db, outside, { port: 443 }), false);
    assert.deepEqual(answers([deny], db, redis, outside), [true]);
    const allow = policy({ podSelector: {}, policyTypes: ["Egress"], egress: [{}] });
    assert.equal(connects([deny, allow], db, outside, { port: 443 }), true);
  });

  it("default deny of both ways", () => {
    const deny = policy({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    assert.deepEqual(answers([deny], db, redis, frontend, client, outside), [false, false, false]);
    assert.equal(connects([deny], db, outside, { port: 443 }), false);
  });

  it("a connection inside needs both: out of the sender, into the receiver", () => {
    const closed = policy({ podSelector: {}, policyTypes: ["Egress"] }, "other");
    const open = policy({ podSelector: {}, ingress: [{}] });
    assert.deepEqual(answers([closed, open], db, redis, client, stranger), [false, true]);
  });

  it("policies add up, in any order", () => {
    const one = policy({
      podSelector: {},
      ingress: [{ from: [{ podSelector: { matchLabels: { role: "frontend" } } }] }],
    });
    for (const all of [
      [one, example],
      [example, one],
    ]) {
      assert.deepEqual(answers(all, db, { port: 80 }, frontend, client), [true, false]);
      assert.deepEqual(answers(all, db, redis, client), [true]);
    }
  });

  it("without policyTypes, egress is governed where there are rules for it", () => {
    const silent = policy({ podSelector: {}, ingress: [] });
    assert.equal(connects([silent], db, outside, { port: 443 }), true);
    const egress = [{ to: [{ ipBlock: { cidr: "10.0.0.0/8" } }] }];
    assert.equal(
      connects([policy({ podSelector: {}, egress })], db, outside, { port: 443 }),
      false,
    );
    assert.deepEqual(answers([policy({ podSelector: {}, egress })], db, redis, outside), [false]);
  });

  it("a range of ports, a port by name, a protocol without a port", () => {
    const ports = (...all: object[]) => [policy({ podSelector: {}, ingress: [{ ports: all }] })];
    const range = ports({ port: 32000, endPort: 32768 });
    const open = (policies: NetworkPolicy[], ...numbers: number[]) =>
      numbers.map((port) => connects(policies, outside, db, { port }));
    assert.deepEqual(open(range, 31999, 32000, 32768, 32769), [false, true, true, false]);
    assert.deepEqual(open(ports({ port: "redis" }), 6379, 6380), [true, false]);
    assert.deepEqual(open(ports({ protocol: "TCP" }), 1, 65535), [true, true]);
    assert.deepEqual(open(ports({ protocol: "UDP" }), 53), [false]);
  });

  it("a namespace by its name, and by expressions", () => {
    const from = (namespaceSelector: object) => [
      policy({ podSelector: {}, ingress: [{ from: [{ namespaceSelector }] }] }),
    ];
    const named = from({ matchLabels: { "kubernetes.io/metadata.name": "other" } });
    assert.deepEqual(answers(named, db, redis, client, stranger, outside), [true, false, false]);
    for (const [operator, values, expected] of [
      ["In", ["myproject"], [true, false]],
      ["NotIn", ["myproject"], [false, true]],
      ["Exists", undefined, [true, false]],
      ["DoesNotExist", undefined, [false, true]],
    ] as const) {
      const expressions = { matchExpressions: [{ key: "project", operator, values }] };
      assert.deepEqual(answers(from(expressions), db, redis, client, stranger), expected, operator);
    }
  });

  it("all namespaces by an empty selector, none of the outside", () => {
    const all = policy({ podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }] });
    assert.deepEqual(answers([all], db, redis, client, stranger, frontend, outside), [
      true,
      true,
      true,
      false,
    ]);
  });

  it("an address of the other family is in no network", () => {
    const all = policy({
      podSelector: {},
      ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }],
    });
    assert.deepEqual(answers([all], db, redis, outside, { address: "2001:db8::1" }), [true, false]);
  });
});
