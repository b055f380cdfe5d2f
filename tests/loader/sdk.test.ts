import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

/** What a program prints that runs in a process of its own, where nothing of the SDK is loaded yet. */
function says(program: string): unknown {
  const node = ["-r", "./loader/register.cjs", "-e", program];
  return JSON.parse(execFileSync(process.execPath, node, { cwd: ROOT, encoding: "utf8" }));
}

const loaded = `const loaded = (name) => Object.keys(require.cache).some((file) => file.includes(name));`;

describe("Pulumi's SDK", () => {
  it("loads no compiler, npm and Automation API until a program uses them", () => {
    const program = `
      ${loaded}
      const names = ["/typescript/", "/@npmcli/arborist/", "/automation/stack.js"];
      const pulumi = require("@pulumi/pulumi");
      const before = names.map(loaded);
      const { LocalWorkspace } = pulumi.automation;
      const isClass = typeof LocalWorkspace.createOrSelectStack === "function";
      const isNone = {} instanceof LocalWorkspace;
      const known = Object.keys(pulumi.automation).includes("fullyQualifiedStackName");
      const name = pulumi.automation.fullyQualifiedStackName("org", "project", "stack");
      pulumi.runtime.serializeFunction(() => 1).then(({ text }) => console.log(JSON.stringify({
        before, isClass, isNone, known, name, text: text.includes("return 1") || text.includes("=> 1"),
        after: names.map(loaded),
      })));`;
    assert.deepEqual(says(program), {
      before: [false, false, false],
      ...{ isClass: true, isNone: false, known: true, text: true },
      name: "org/project/stack",
      after: [true, false, true],
    });
  });

  it("loads no tracing until a program is traced", () => {
    const program = `
      ${loaded}
      const names = ["NodeTracerProvider", "BasicTracerProvider", "SpanProcessor", "/zipkin.js", "/exporter-zipkin/build/src/utils"];
      const tracing = require("@pulumi/pulumi/cmd/run/tracing");
      tracing.newSpan("language-runtime.run").end();
      const before = names.filter(loaded);
      tracing.start("http://127.0.0.1:1/api/v2/spans");
      console.log(JSON.stringify([before, names.filter(loaded).length > 0]));
      process.exit();`;
    assert.deepEqual(says(program), [[], true]);
  });

  it("can be waited for like any object", () => {
    const program = `
      Promise.resolve(require("@pulumi/pulumi/automation"))
        .then((automation) => console.log(JSON.stringify(typeof automation.LocalWorkspace)));`;
    assert.equal(says(program), "function");
  });

  it("still tells of promises that never end, and keeps their traces where one asks for them", () => {
    for (const [asked, expected] of [
      ["", "undefined"],
      ["1", "string"],
    ]) {
      const program = `
        process.env.PULUMI_DEBUG_PROMISE_LEAKS = "${asked}";
        const { debuggablePromise, leakedPromises } = require("@pulumi/pulumi/runtime/debuggable");
        const promise = new Promise(() => {});
        debuggablePromise(promise, "a context");
        console.error = () => {};
        const [leaks] = leakedPromises();
        process.exitCode = 0;
        console.log(JSON.stringify([leaks.size, promise._debugCtx, typeof promise._debugStackTrace]));`;
      assert.deepEqual(says(program), [1, "a context", expected]);
    }
  });

  it("looks for unknown values beside resources, not inside them", () => {
    const program = `
      const { containsUnknowns, unknown } = require("@pulumi/pulumi/output");
      let inside = 0;
      const resource = { __pulumiResource: true, get options() { inside++; return { unknown }; } };
      const found = [[resource], [resource, { deep: [unknown] }], { __pulumiResource: false, unknown }];
      console.log(JSON.stringify([found.map(containsUnknowns), inside]));`;
    assert.deepEqual(says(program), [[false, true, true], 0]);
  });
});
