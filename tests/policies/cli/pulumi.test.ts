import assert from "node:assert/strict";
import { unknownValue, specialSecretSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc";
import { stackResources } from "../../../policies/cli/inputs/input";
import { readPulumi } from "../../../policies/cli/inputs/pulumi";
import { UNKNOWN } from "../../../policies/value";

const urnOf = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
const secret = (more: object) => ({ [specialSigKey]: specialSecretSig, ...more });

const provider = urnOf("pulumi:providers:kubernetes", "core");
const map = (more: object = {}) => ({
  urn: urnOf("kubernetes:core/v1:ConfigMap", "map"),
  custom: true,
  inputs: { data: { a: "b" }, __defaults: [] },
  outputs: { data: { a: "b", more: true } },
  provider: `${provider}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`,
  propertyDependencies: { data: [urnOf("aws:ec2/vpc:Vpc", "net")], metadata: null },
  ...more,
});

const state = (...resources: object[]) => ({ version: 3, deployment: { resources } });
const step = (op: string, newState?: object) => ({ op, newState });

const read = (content: unknown) => readPulumi(content, "state.json");
const described = (content: unknown) => stackResources(read(content)?.resources ?? []);

describe("a file of Pulumi's as an input", () => {
  it("is a state", () => {
    const own = described(state(map({ ignoreChanges: ["spec.replicas"] })));
    assert.deepEqual(own, [
      {
        urn: urnOf("kubernetes:core/v1:ConfigMap", "map"),
        type: "kubernetes:core/v1:ConfigMap",
        kind: "configMap",
        name: "map",
        props: { data: { a: "b" } },
        outputs: { data: { a: "b", more: true } },
        references: { data: [urnOf("aws:ec2/vpc:Vpc", "net")], metadata: [] },
        provider,
        ignoredChanges: ["spec.replicas"],
      },
    ]);
  });

  it("is a preview: the stack as it is to be", () => {
    const gone = map({ urn: urnOf("kubernetes:core/v1:ConfigMap", "gone") });
    const content = {
      steps: [
        step("create-replacement", map({ inputs: { data: { a: "new" } } })),
        step("replace", map({ inputs: { data: { a: "new" } } })),
        step("delete-replaced"),
        { op: "delete", oldState: gone },
      ],
      changeSummary: { replace: 1, delete: 1 },
    };
    const own = described(content);
    assert.deepEqual(
      own.map(({ name, props }) => [name, props]),
      [["map", { data: { a: "new" } }]],
    );
  });

  it("is refused where it leaves out what stays as it is", () => {
    const content = (op: string) => ({ steps: [step(op, map())], changeSummary: { [op]: 41 } });
    assert.throws(() => read(content("same")), {
      message:
        "state.json leaves out 40 unchanged resources: make it by " +
        "`pulumi preview --json --show-sames --show-reads`",
    });
    assert.throws(() => read(content("read")), /leaves out 40 read resources/);
    assert.doesNotThrow(() => read(content("create")));
  });

  it("knows no values that are not there yet, and no secrets that are not shown", () => {
    const inputs = {
      data: { a: unknownValue, b: "[secret]", c: secret({ ciphertext: "v1:x" }) },
      more: [secret({ plaintext: '{"d":"shown"}' }), secret({ plaintext: "no JSON" })],
    };
    const [own] = described(state(map({ inputs })));
    assert.deepEqual(own.props, {
      data: { a: UNKNOWN, b: UNKNOWN, c: UNKNOWN },
      more: [{ d: "shown" }, UNKNOWN],
    });
  });

  it("passes over what is about to be deleted, and takes what is read as it is", () => {
    const old = map({ delete: true });
    const adopted = map({ external: true, inputs: {} });
    assert.deepEqual(
      described(state(old, adopted)).map(({ props }) => props),
      [{ data: { a: "b", more: true } }],
    );
  });

  it("may hold nothing in a resource's place", () => {
    const holed = { version: 3, deployment: { resources: [null, map()] } };
    assert.equal(described(holed).length, 1);
  });

  it("is nothing else", () => {
    for (const content of [undefined, null, [], {}, { deployment: {} }, { steps: 1 }, "text"]) {
      assert.equal(read(content), undefined);
    }
  });
});
