import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { apiDeployment, publicService, root, run, withFiles } from "./run";

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

/** The exit code of a violation. */
const violated = 3;

const manifests = `${apiDeployment}---\n${publicService}`;
const program = `
const k8s = require("@pulumi/kubernetes");
new k8s.yaml.ConfigFile("all", { file: "all.yaml" });
`;

/** Notes how the command is called, for the test to run it, and fails as it would. */
const npx = `#!/bin/sh
shift
printf '%s\\n' "$@" > arguments
cat > input
exit ${violated}
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
  "preview.out": JSON.stringify({ steps: steps(), changeSummary: { create: 1 } }),
  "bin/npm": "#!/bin/sh\n",
  "bin/kubectl": "#!/bin/sh\ncat output.yaml\n",
  "bin/helm": "#!/bin/sh\ncat output.yaml\n",
  "bin/pulumi": "#!/bin/sh\ncat preview.out\n",
  "bin/npx": npx,
});

function steps(): object[] {
  const spec = { containers: [{ name: "api", image: "tracardi/tracardi-api:0.8.2.1" }] };
  const urn = "urn:pulumi:production::shop::kubernetes:core/v1:Pod::api";
  const inputs = { metadata: { name: "api" }, spec };
  return [{ op: "create", urn, newState: { urn, custom: true, inputs } }];
}

const tools = ["npm", "kubectl", "helm", "pulumi", "npx"];

/** The lines of a job in a shell as those of CI, which ends at the first that fails. */
function runJob(lines: readonly string[], home: string) {
  const PATH = [join(home, "bin"), process.env.PATH].join(delimiter);
  return spawnSync("bash", ["-c", ["set -eo pipefail", ...lines].join("\n")], {
    ...{ cwd: home, input: "", encoding: "utf8" },
    env: { ...process.env, PATH },
  });
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
      it(`runs as it stands: ${name}`, async () => {
        for (const [config, code] of [
          [{}, violated],
          [allAdvisory, 0],
        ] as const) {
          await withFiles(repository(config), async (home) => {
            for (const tool of tools) chmodSync(join(home, "bin", tool), 0o755);
            // The program of the stack finds its packages as if they were installed beside it.
            symlinkSync(join(root, "node_modules"), join(home, "node_modules"));
            const job = runJob(lines, home);
            assert.equal(job.status, violated, job.stdout + job.stderr);

            const args = readFileSync(join(home, "arguments"), "utf8").trimEnd().split("\n");
            const judged = await run(args, readFileSync(join(home, "input"), "utf8"), home);
            assert.equal(judged.code, code, judged.stdout + judged.stderr);
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
