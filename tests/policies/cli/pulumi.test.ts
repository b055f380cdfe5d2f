import assert from "node:assert/strict";
import { unknownValue, specialSecretSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc";
import { stackResources } from "../../../policies/cli/inputs/input";
import { readPulumi } from "../../../policies/cli/inputs/pulumi";
import { pulumiText } from "../../../policies/cli/inputs/pulumiText";
import { UNKNOWN } from "../../../policies/value";
import { run, withFiles } from "./run";

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

  it("is refused where the preview failed, or was broken off", () => {
    const steps = [step("create", map())];
    const changeSummary = { create: 1 };
    const failed = { message: /^state\.json is of a preview that failed or was broken off/ };
    assert.throws(() => read({ steps }), failed);
    assert.throws(() => read({ steps, changeSummary: {} }), failed);
    const diagnostics = (severity: string) => ({
      steps,
      changeSummary,
      diagnostics: [{ severity }],
    });
    assert.throws(() => read(diagnostics("error")), failed);
    assert.equal(described(diagnostics("warning")).length, 1);
  });

  it("may be a secret as a whole where it is redacted: nothing in it is known", () => {
    const [own] = described(state(map({ inputs: { data: "[secret]", kind: "not [secret]" } })));
    assert.deepEqual(own.props, { data: UNKNOWN, kind: "not [secret]" });
  });

  it("does not pass containers that a state hides", async () => {
    const urn = "urn:pulumi:dev::shop::kubernetes:core/v1:Pod::api";
    const state = (containers: unknown) => {
      const inputs = { metadata: { name: "api" }, spec: { containers } };
      return JSON.stringify({ deployment: { resources: [{ urn, custom: true, inputs }] } });
    };
    await withFiles(
      { "hidden.json": state("[secret]"), "shown.json": state([{ name: "a", image: "nginx:1" }]) },
      async (folder) => {
        const judged = async (file: string) =>
          (await run([file, "--allow-none"], "", folder)).stdout;
        assert.match(await judged("hidden.json"), /undecided\] {2}tracardi-undecided/);
        assert.match(await judged("shown.json"), /^No findings/);
      },
    );
  });
});

describe("the text of a file of Pulumi's", () => {
  const preview = { steps: [step("create", map())], changeSummary: { create: 1 } };
  const written = JSON.stringify(preview, undefined, 2);
  const of = (text: string) => pulumiText(text);

  it("may have lines of something else around its JSON", () => {
    assert.deepEqual(of(written), { content: preview, around: [] });
    assert.deepEqual(of(`> npm run preview\n\n${written}\ndone {x}\n`), {
      content: preview,
      around: ["> npm run preview", "done {x}"],
    });
  });

  it("is judged with lines of something else, but not with what belongs on standard error", () =>
    withFiles(
      {
        "npm.json": `> preview\n${written}`,
        "warned.json": `warning: using a plugin from $PATH\n${written}`,
        "failed.json": `${written}\nerror: preview failed\n`,
        "stream.json": `warning: x\n${stream().join("\n")}`,
        "word.json": `a warning: x\nwarnings:\n${written}`,
      },
      async (folder) => {
        const judged = (name: string) => run([name, "--allow-none"], "", folder);
        for (const read of ["npm.json", "word.json"]) {
          const { code, stderr } = await judged(read);
          assert.deepEqual([code, /around its JSON is left out/.test(stderr)], [0, true], stderr);
        }
        for (const refused of ["warned.json", "failed.json", "stream.json"]) {
          const { code, stderr } = await judged(refused);
          assert.equal(code, 2);
          assert.match(stderr, /which go to standard error, .* without `2>&1`/);
        }
      },
    ));

  it("is none between documents of Kubernetes, or in pieces", () => {
    for (const text of [
      `---\n${written}\n`,
      `kind: Pod\n${written}`,
      `a\n${written.slice(0, -5)}`,
      "a: b\n",
      "[]",
    ]) {
      assert.equal(of(text), undefined, text);
    }
  });

  it("may be a stream of events, with or without other lines", () => {
    const lines = stream();
    const judged = (all: string[]) => described(of(all.join("\n"))?.content);
    assert.deepEqual(
      judged(lines).map(({ props }) => props),
      [{ data: { a: "b", more: true } }],
    );
    assert.deepEqual(of(["> x", ...lines].join("\n"))?.around, ["> x"]);
    assert.throws(() => judged(lines.slice(0, -1)), /failed or was broken off/);
    assert.equal(of('{"kind":"Pod"}\n{"kind":"Pod"}\n'), undefined);
  });
});

/** A preview as a stream of events, line by line. */
function stream(): string[] {
  const metadata = (op: string, more: object = {}) => ({ op, urn: map().urn, new: map(more) });
  const told: object[] = [
    { preludeEvent: { config: {} } },
    {
      resourcePreEvent: {
        metadata: metadata("read", { external: true, inputs: {}, outputs: {} }),
      },
    },
    { resOutputsEvent: { metadata: metadata("read", { external: true, inputs: {} }) } },
    { summaryEvent: { resourceChanges: { read: 1 } } },
  ];
  return told.map((event, sequence) => JSON.stringify({ sequence, timestamp: 1, ...event }));
}
