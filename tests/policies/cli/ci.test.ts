import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { apiDeployment, command, publicService, root, withFiles } from "./run";

const folder = join(root, "examples", "ci");
const read = (file: string) =>
  parse(readFileSync(join(folder, file), "utf8"), { logLevel: "silent" });

interface Job {
  readonly steps?: readonly { readonly run?: string }[];
  readonly script?: readonly string[];
}

/** The command lines of a workflow that judge, by job. */
function linesOf(jobs: Record<string, Job>): [string, string[]][] {
  const all = Object.entries(jobs).map(
    ([name, { steps = [], script = [] }]): [string, string[]] => [
      name,
      [...steps.flatMap(({ run }) => run ?? []), ...script],
    ],
  );
  return all.filter(([, lines]) => lines.some((line) => line.includes("tracardi-policies ")));
}

const manifests = `${apiDeployment}---\n${publicService}`;
const program = `
const k8s = require("@pulumi/kubernetes");
new k8s.yaml.ConfigFile("all", { file: "all.yaml" });
`;

/** A repository as the examples take it to be, with tools that print what they would. */
const repository = (config: object): Record<string, string> => ({
  "manifests/all.yaml": manifests,
  "output.yaml": manifests,
  "policy-config.json": JSON.stringify(config),
  "infrastructure/Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.js\n",
  "infrastructure/Pulumi.production.yaml": "config: {}\n",
  "infrastructure/package.json": "{}",
  "infrastructure/index.js": program,
  "infrastructure/all.yaml": manifests,
  "preview.out": JSON.stringify({ steps: steps() }),
  "bin/npm": "#!/bin/sh\n",
  "bin/kubectl": "#!/bin/sh\ncat output.yaml\n",
  "bin/helm": "#!/bin/sh\ncat output.yaml\n",
  "bin/pulumi": "#!/bin/sh\ncat preview.out\n",
  "bin/npx": `#!/bin/sh\nshift\nexec "${process.execPath}" ${command.join(" ")} "$@"\n`,
});

function steps(): object[] {
  const spec = { containers: [{ name: "api", image: "tracardi/tracardi-api:0.8.2.1" }] };
  const urn = "urn:pulumi:production::shop::kubernetes:core/v1:Pod::api";
  const inputs = { metadata: { name: "api" }, spec };
  return [{ op: "create", urn, newState: { urn, custom: true, inputs } }];
}

const allAdvisory = { tracardi: { levels: { all: "advisory" } } };

for (const [file, jobsOf, report] of [
  ["github-actions.yaml", ({ jobs }: { jobs: Record<string, Job> }) => jobs, "tracardi.sarif"],
  ["gitlab-ci.yaml", (all: Record<string, Job>) => all, "tracardi.xml"],
] as const) {
  describe(`examples/ci/${file}`, () => {
    const jobs = linesOf(jobsOf(read(file)));

    it("has a job for each way to deploy", () => {
      assert.ok(jobs.length >= 3, jobs.map(([name]) => name).join(", "));
    });

    for (const [name, lines] of jobs) {
      it(`runs as it stands: ${name}`, () => {
        for (const [config, code] of [
          [{}, 3],
          [allAdvisory, 0],
        ] as const) {
          withFiles(repository(config), (home) => {
            for (const tool of ["npm", "kubectl", "helm", "pulumi", "npx"]) {
              chmodSync(join(home, "bin", tool), 0o755);
            }
            const PATH = [join(home, "bin"), process.env.PATH].join(delimiter);
            const env = { ...process.env, PATH, TS_NODE_PROJECT: join(root, "tsconfig.json") };
            const script = ["set -eo pipefail", ...lines].join("\n");
            // The program of the stack finds its packages as if they were installed beside it.
            const link = `ln -s ${join(root, "node_modules")} node_modules\n`;
            const run = spawnSync("bash", ["-c", link + script], {
              cwd: home,
              env,
              encoding: "utf8",
            });
            assert.equal(run.status, code, run.stdout + run.stderr);
            assert.ok(existsSync(join(home, report)));
          });
        }
      });
    }

    it("gives the pack to the Pulumi CLI where it names one", () => {
      const text = readFileSync(join(folder, file), "utf8");
      const [, pack] =
        /--policy-pack "\$PWD\/node_modules\/tracardi-pulumi\/(\w+)"/.exec(text) ?? [];
      if (file.startsWith("github")) assert.ok(existsSync(join(root, pack, "PulumiPolicy.yaml")));
      else assert.equal(pack, undefined);
    });
  });
}
