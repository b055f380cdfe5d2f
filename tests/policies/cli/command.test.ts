import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration } from "../../../policies/cli/configuration";
import { apiDeployment, command, publicService, root, run, withFiles } from "./run";

const files = { "k8s/api.yaml": apiDeployment, "k8s/more/service.yaml": publicService };
const exposed = /\[mandatory, critical\] {2}tracardi-gui-api-exposed/;
const config = (settings: object) => JSON.stringify({ tracardi: settings });
const lenient = config({ levels: { all: "advisory" } });

describe("tracardi-policies", () => {
  it("judges a folder, and says where to look and what to do", () => {
    withFiles(files, (folder) => {
      const { code, stdout, stderr } = run(["k8s"], "", folder);
      assert.deepEqual([code, stderr], [3, ""]);
      assert.match(stdout, /^Deployment tracardi\/api {2}k8s\/api\.yaml:1\n/);
      assert.match(stdout, exposed);
      assert.match(stdout, /Remedy: Set EXPOSE_GUI_API to "no"/);
      assert.match(stdout, /in 2 resources, of which 1 is a workload of Tracardi's\.\n$/);
    });
  });

  it("judges standard input, and files, all together", () => {
    withFiles(files, (folder) => {
      const { code, stdout } = run(["-", "k8s/more/service.yaml"], apiDeployment, folder);
      assert.equal(code, 3);
      assert.match(stdout, /^Deployment tracardi\/api {2}stdin:1\n/);
      assert.match(stdout, exposed);
    });
  });

  it("judges Pulumi's files", () => {
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
    const written = { "preview.json": { steps }, "state.json": { deployment: { resources } } };
    const texts = Object.entries(written).map(([name, each]) => [name, JSON.stringify(each)]);
    withFiles(Object.fromEntries(texts), (folder) => {
      for (const file of Object.keys(written)) {
        const { code, stdout } = run([file], "", folder);
        assert.equal(code, 3);
        assert.match(stdout, /^Pod default\/api {2}urn:pulumi:dev::shop::kubernetes:core/);
        assert.match(stdout, exposed);
      }
    });
  });

  it("judges a stack folder through the offline preview", () => {
    const { code, stdout, stderr } = run(["examples/insecure"]);
    assert.equal(code, 3, stderr);
    assert.match(stdout, exposed);
    assert.match(stdout, /2 are workloads of Tracardi's\.\n$/);
  });

  it("takes clusters apart", () => {
    const other = apiDeployment.replace("replicas: 1", "replicas: 2");
    withFiles({ "a/api.yaml": apiDeployment, "b/api.yaml": other }, (folder) => {
      const together = run([folder]);
      assert.equal(together.code, 2);
      assert.match(together.stderr, /^error: Deployment api is in .*api\.yaml:1.* add --clusters/);
      const apart = run([folder, "--clusters"]);
      assert.match(apart.stdout, /in 2 resources, of which 2 are workloads of Tracardi's/);
    });
  });

  it("writes the report to a file, and tells people the same", () => {
    withFiles({ ...files, "policy-config.json": lenient }, (folder) => {
      const args = ["k8s", "--config", "policy-config.json", "--out", "report"];
      for (const [format, start] of [
        ["json", /^\{\n {2}"paths": \[/],
        ["sarif", /^\{\n {2}"\$schema": /],
        ["junit", /^<\?xml /],
      ] as const) {
        const { code, stdout } = run([...args, "--format", format], "", folder);
        assert.equal(code, 0);
        assert.match(readFileSync(join(folder, "report"), "utf8"), start);
        assert.match(stdout, /tracardi-gui-api-exposed/);
      }
      const text = run([...args, "--format", "text"], "", folder);
      assert.match(text.stdout, /^\d+ advisory findings in 2 resources, .*\n$/);
    });
  });

  it("does not call it fine where it looks in the wrong place", () => {
    const none = "nothing of Tracardi's runs in k8s: ";
    withFiles({ "k8s/service.yaml": publicService }, (folder) => {
      const { code, stdout, stderr } = run(["k8s"], "", folder);
      assert.equal(code, 2);
      assert.match(
        stdout,
        /^No findings in 1 resource, of which 0 are workloads of Tracardi's\.$/m,
      );
      assert.ok(stderr.startsWith(`error: ${none}`), stderr);
      assert.equal(run(["k8s", "--allow-none"], "", folder).code, 0);
    });
  });

  it("fails by advice where it is told to", () => {
    withFiles({ ...files, "policy-config.json": lenient }, (folder) => {
      const args = ["k8s", "--config", "policy-config.json"];
      assert.equal(run(args, "", folder).code, 0);
      assert.equal(run([...args, "--strict"], "", folder).code, 3);
    });
  });

  it("refuses a configuration that it would not understand", () => {
    for (const [text, message] of [
      [config({ profil: "minimal" }), /: tracardi: profil is not known; there are profile, /],
      [config({ profile: "tiny" }), /tracardi: profile must be one of \["production","minimal"\]/],
      [config({ exemptions: [{ rule: "x" }] }), /exemptions/],
      [config({ trustedNetworks: ["0.0.0.0/0"] }), /would trust the internet/],
      ['{"all":"advisory"}', /: all: levels are set by rule, as in \{ "tracardi": \{ "levels"/],
      ['{"tracardy":{}}', /there is no policy tracardy; there are all, tracardi/],
      ["{", /^cannot read the policy configuration /],
    ] as const) {
      withFiles({ ...files, "config.json": text }, (folder) => {
        const refused = (error: Error) =>
          error instanceof Error && message.test(error.message.replaceAll("\n  ", ": "));
        assert.throws(() => readConfiguration(join(folder, "config.json")), refused, text);
      });
    }
  });

  it("prints no secret", () => {
    const secret = "correct-horse-battery";
    const env = `          env: [{ name: INSTALLATION_TOKEN, value: ${secret} }]\n`;
    const data = Buffer.from(secret).toString("base64");
    const object = `apiVersion: v1\nkind: Secret\nmetadata: { name: s }\ndata: { k: ${data} }\n`;
    for (const format of ["text", "json", "sarif", "junit"]) {
      const { code, stdout, stderr } = run(
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
    it(`exits with 2 for ${what}`, () => {
      const { code, stdout, stderr } = run(args, input ?? "");
      assert.deepEqual([code, stdout], [2, ""], stderr);
      assert.match(stderr, message);
    });
  }

  for (const [file, tool] of [
    ["kustomization.yaml", "kubectl kustomize"],
    ["Chart.yaml", "helm template"],
  ]) {
    it(`asks for the output where it finds a ${file}`, () => {
      withFiles({ ...files, [`k8s/${file}`]: "resources: []\n" }, (folder) => {
        const { code, stderr } = run(["k8s"], "", folder);
        assert.equal(code, 2);
        assert.ok(stderr.includes(`Pipe them in: ${tool} k8s | tracardi-policies -`), stderr);
      });
    });
  }

  it("exits with 1 where a stack's program fails", () => {
    const { code, stderr } = run(["tests/preview/fixtures/broken", "--stack", "input-properties"]);
    assert.equal(code, 1);
    assert.match(stderr, /^error: wrong arguments:/);
  });

  it("exits with 130 when it is interrupted", (done) => {
    const args = [...command, "tests/preview/fixtures/broken", "--stack", "hangs"];
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

  it("tells how it is used, and its version", () => {
    const help = run(["--help"]);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /^usage: tracardi-policies <path>/);
    assert.ok(help.stdout.split("\n").every((line) => line.length <= 105));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    assert.equal(run(["--version"]).stdout, `${version}\n`);
  });
});
