import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration } from "../../../policies/cli/configuration";
import {
  apiDeployment,
  nodeArguments,
  publicService,
  root,
  run,
  runProgram,
  withFiles,
} from "./run";

const files = { "k8s/api.yaml": apiDeployment, "k8s/more/service.yaml": publicService };
const exposed = /\[mandatory, critical\] {2}tracardi-gui-api-exposed/;
const config = (settings: object) => JSON.stringify({ tracardi: settings });
const lenient = config({ levels: { all: "advisory" } });

describe("tracardi-policies", () => {
  it("judges a folder, and says where to look and what to do", async () => {
    await withFiles(files, async (folder) => {
      const { code, stdout, stderr } = await run(["k8s"], "", folder);
      assert.deepEqual([code, stderr], [3, ""]);
      assert.match(stdout, /^Deployment tracardi\/api {2}k8s\/api\.yaml:1\n/);
      assert.match(stdout, exposed);
      assert.match(stdout, /Remedy: Set EXPOSE_GUI_API to "no"/);
      assert.match(stdout, /in 2 resources, of which 1 is a workload of Tracardi's\.\n$/);
    });
  });

  it("judges standard input, and files, all together", async () => {
    await withFiles(files, async (folder) => {
      const { code, stdout } = await run(["-", "k8s/more/service.yaml"], apiDeployment, folder);
      assert.equal(code, 3);
      assert.match(stdout, /^Deployment tracardi\/api {2}stdin:1\n/);
      assert.match(stdout, exposed);
    });
  });

  it("is a program, which reads standard input and exits with the verdict", async () => {
    await withFiles(files, (folder) => {
      const args = ["-", "k8s/more/service.yaml"];
      const { code, stdout, stderr } = runProgram(args, apiDeployment, folder);
      assert.deepEqual([code, stderr], [3, ""]);
      assert.match(stdout, exposed);
      const wrong = runProgram(["none"], "", folder);
      assert.deepEqual(wrong, { code: 2, stdout: "", stderr: "error: there is no none\n" });
    });
  });

  it("judges Pulumi's files", async () => {
    const resource = (type: string, inputs: object, name: string) => {
      const urn = `urn:pulumi:dev::shop::${type}::${name}`;
      return { urn, custom: true, type, inputs, outputs: {} };
    };
    const spec = { containers: [{ name: "api", image: "tracardi/tracardi-api:0.8.2.1" }] };
    const metadata = { name: "api", labels: { app: "api" } };
    const resources = [
      resource("kubernetes:core/v1:Pod", { metadata, spec }, "api"),
      resource(
        "kubernetes:core/v1:Service",
        { metadata: { name: "api" }, spec: { type: "LoadBalancer", selector: { app: "api" } } },
        "open",
      ),
    ];
    const steps = resources.map((newState) => ({ op: "create", urn: newState.urn, newState }));
    const preview = { steps, changeSummary: { create: resources.length } };
    const written = { "preview.json": preview, "state.json": { deployment: { resources } } };
    const texts = Object.entries(written).map(([name, each]) => [name, JSON.stringify(each)]);
    await withFiles(Object.fromEntries(texts), async (folder) => {
      for (const file of Object.keys(written)) {
        const { code, stdout } = await run([file], "", folder);
        assert.equal(code, 3);
        assert.match(stdout, /^Pod default\/api {2}urn:pulumi:dev::shop::kubernetes:core/);
        assert.match(stdout, exposed);
      }
    });
  });

  it("judges a stack folder through the offline preview", async () => {
    const { code, stdout, stderr } = await run(["examples/insecure"]);
    assert.equal(code, 3, stderr);
    assert.match(stdout, exposed);
    assert.match(stdout, /2 are workloads of Tracardi's\.\n$/);
  });

  it("takes clusters apart", async () => {
    const other = apiDeployment.replace("replicas: 1", "replicas: 2");
    await withFiles({ "a/api.yaml": apiDeployment, "b/api.yaml": other }, async (folder) => {
      const together = await run([folder]);
      assert.equal(together.code, 2);
      assert.match(together.stderr, /^error: Deployment api is in .*api\.yaml:1.* add --clusters/);
      const apart = await run([folder, "--clusters"]);
      assert.match(apart.stdout, /in 2 resources, of which 2 are workloads of Tracardi's/);
    });
  });

  it("writes the report to a file, and tells people the same", async () => {
    await withFiles({ ...files, "policy-config.json": lenient }, async (folder) => {
      const args = ["k8s", "--config", "policy-config.json", "--out", "report"];
      for (const [format, start] of [
        ["json", /^\{\n {2}"paths": \[/],
        ["sarif", /^\{\n {2}"\$schema": /],
        ["junit", /^<\?xml /],
      ] as const) {
        const { code, stdout } = await run([...args, "--format", format], "", folder);
        assert.equal(code, 0);
        assert.match(readFileSync(join(folder, "report"), "utf8"), start);
        assert.match(stdout, /tracardi-gui-api-exposed/);
      }
      const text = await run([...args, "--format", "text"], "", folder);
      assert.match(text.stdout, /^\d+ advisory findings in 2 resources, .*\n$/);
    });
  });

  it("does not call it fine where it looks in the wrong place", async () => {
    const none = "nothing of Tracardi's runs in k8s: ";
    await withFiles({ "k8s/service.yaml": publicService }, async (folder) => {
      const { code, stdout, stderr } = await run(["k8s"], "", folder);
      assert.equal(code, 2);
      assert.match(
        stdout,
        /^No findings in 1 resource, of which 0 are workloads of Tracardi's\.$/m,
      );
      assert.ok(stderr.startsWith(`error: ${none}`), stderr);
      assert.equal((await run(["k8s", "--allow-none"], "", folder)).code, 0);
    });
  });

  it("fails by advice where it is told to", async () => {
    await withFiles({ ...files, "policy-config.json": lenient }, async (folder) => {
      const args = ["k8s", "--config", "policy-config.json"];
      assert.equal((await run(args, "", folder)).code, 0);
      assert.equal((await run([...args, "--strict"], "", folder)).code, 3);
    });
  });

  it("refuses a configuration that it would not understand", async () => {
    for (const [text, message] of [
      [config({ profil: "minimal" }), /: tracardi: profil is not known; there are profile, /],
      [config({ profile: "tiny" }), /tracardi: profile must be one of \["production","minimal"\]/],
      [config({ exemptions: [{ rule: "x" }] }), /exemptions/],
      [config({ trustedNetworks: ["0.0.0.0/0"] }), /would trust the internet/],
      [
        config({ trustedNetworks: ["203.0.113.7"] }),
        /must be a network, such as 203\.0\.113\.0\/24,/,
      ],
      [
        config({ workloads: { api: { images: ["acme/cdp:1"] } } }),
        /must be the last part of a rep/,
      ],
      ['{"trustedNetworks":[]}', /'trustedNetworks' must be the name of a policy/],
      ['{"all":"advisory"}', /: all: levels are set by rule, as in \{ "tracardi": \{ "levels"/],
      ['{"tracardy":{}}', /there is no policy tracardy; there are all, tracardi/],
      ["{", /^cannot read the policy configuration /],
    ] as const) {
      await withFiles({ ...files, "config.json": text }, (folder) => {
        const refused = (error: Error) =>
          error instanceof Error && message.test(error.message.replaceAll("\n  ", ": "));
        assert.throws(() => readConfiguration(join(folder, "config.json")), refused, text);
      });
    }
  });

  it("prints no secret", async () => {
    const secret = "correct-horse-battery";
    const env = `          env: [{ name: INSTALLATION_TOKEN, value: ${secret} }]\n`;
    const data = Buffer.from(secret).toString("base64");
    const object = `apiVersion: v1\nkind: Secret\nmetadata: { name: s }\ndata: { k: ${data} }\n`;
    for (const format of ["text", "json", "sarif", "junit"]) {
      const { code, stdout, stderr } = await run(
        ["-", "--format", format],
        [apiDeployment + env, publicService, object].join("---\n"),
      );
      assert.equal(code, 3, stderr);
      assert.ok(![secret, data].some((text) => (stdout + stderr).includes(text)), stdout);
    }
  });

  for (const [what, args, message, input] of [
    ["a path that is not there", ["none"], /^error: there is no none\n$/],
    ["nothing on standard input", ["-"], /^error: stdin is empty: there is nothing to judge\n$/],
    ["a folder without objects", ["preview/report"], /has no files in YAML or JSON/],
    ["what is neither", ["package.json"], /^error: package\.json:1: is no Kubernetes object/],
    [
      "a stack of no stack folder",
      ["-", "--stack", "dev"],
      /^error: --stack and --un/,
      publicService,
    ],
    ["clusters of no folder", ["-", "--clusters"], /^error: --clusters is for/, publicService],
    ["a stack that is not there", ["examples/insecure", "--stack", "prod"], /no stack 'prod'/],
  ] as readonly (readonly [string, string[], RegExp, string?])[]) {
    it(`exits with 2 for ${what}`, async () => {
      const { code, stdout, stderr } = await run(args, input ?? "");
      assert.deepEqual([code, stdout], [2, ""], stderr);
      assert.match(stderr, message);
    });
  }

  for (const [file, tool] of [
    ["kustomization.yaml", "kubectl kustomize"],
    ["Chart.yaml", "helm template"],
  ]) {
    it(`asks for the output where it finds a ${file}`, async () => {
      await withFiles({ ...files, [`k8s/${file}`]: "resources: []\n" }, async (folder) => {
        const { code, stderr } = await run(["k8s"], "", folder);
        assert.equal(code, 2);
        assert.ok(stderr.includes(`Pipe them in: ${tool} k8s | tracardi-policies -`), stderr);
      });
    });
  }

  it("exits with 1 where a stack's program fails", async () => {
    const { code, stderr } = await run([
      "tests/preview/fixtures/broken",
      "--stack",
      "input-properties",
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /^error: wrong arguments:/);
  });

  it("exits with 130 when it is interrupted", (done) => {
    const args = [...nodeArguments, "tests/preview/fixtures/broken", "--stack", "hangs"];
    const child = spawn(process.execPath, args, { cwd: root });
    // Its program hangs; the command is ready to be interrupted when it has started it.
    const timer = setInterval(() => {
      const parents = execFileSync("ps", ["-eo", "ppid="], { encoding: "utf8" }).split(/\s+/);
      if (parents.includes(String(child.pid))) child.kill("SIGINT");
    }, 200);
    child.on("exit", (code) => {
      clearInterval(timer);
      done(code === 130 ? undefined : new Error(`exit code ${code}`));
    });
  });

  it("tells how it is used, and its version", async () => {
    const help = await run(["--help"]);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /^usage: tracardi-policies <path>/);
    assert.ok(help.stdout.split("\n").every((line) => line.length <= 105));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    assert.equal((await run(["--version"])).stdout, `${version}\n`);
  });
});
