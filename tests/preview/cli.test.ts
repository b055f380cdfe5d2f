import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { PreviewReport } from "../../preview/report/json";
import { FIXTURES, PACK, Run, run, runCli, withFolder } from "./helpers/fixtures";

const SMALL = join(FIXTURES, "small");
const BROKEN = join(FIXTURES, "broken");

const WIDE = JSON.stringify({ "no-wide-network": { suffix: "/16" }, "tells-secrets": "advisory" });

describe("npm run preview", () => {
  it("prints the layout, the verdict, the outputs and the counts", async () => {
    const done = await runCli([SMALL, "--policy-pack", PACK]);
    assert.equal(done.code, 0, done.stderr);
    assert.equal(done.stderr, "", "no progress line where there is no terminal");
    for (const line of [
      "Previewing small / dev, offline: cloud values are simulated",
      / \+ ├─ small:index:Network +net +create$/m,
      / \+ │ {2}├─ aws:ec2:Subnet × 4 +net-0 and 3 more +create$/m,
      "    ✓ fixture@v0.0.1: no violations; disabled: reads-unknown, tells-inputs",
      "    password  : [secret]",
      "    greeting  : hello\n",
      / {4}vpcId {5}: vpc-facade00\w+ {2}\(simulated\)$/m,
      "    + 13 to create",
      "    info: printed by the program",
    ]) {
      assert.ok(
        typeof line === "string" ? done.stdout.includes(line) : line.test(done.stdout),
        done.stdout,
      );
    }
    noSecrets(done);
  });

  it("exits with 3 at a mandatory violation, with what to do", async () => {
    await withFolder({ "config.json": WIDE }, async (folder) => {
      const config = join(folder, "config.json");
      const done = await run([SMALL, "--policy-pack", PACK, "--policy-config", config]);
      assert.equal(done.code, 3);
      assert.equal(done.stderr, "error: 1 mandatory violation; the stack may not be deployed\n");
      assert.ok(
        done.stdout.includes(
          "    ✗ fixture@v0.0.1: 1 mandatory and 1 advisory violations\n" +
            "        [mandatory]  no-wide-network  (aws:ec2:Vpc: net)\n" +
            "          A network must not be wide.\n" +
            "          net is a /16\n" +
            "          Remedy: Use a /20.\n" +
            "        [advisory]  tells-secrets  (kubernetes:core/v1:Secret: secret)\n",
        ),
        done.stdout,
      );
      noSecrets(done);
    });
  });

  it("prints one object with --json", async () => {
    await withFolder({ "config.json": WIDE }, async (folder) => {
      const args = ["--policy-pack", PACK, "--policy-config", join(folder, "config.json")];
      const done = await run([SMALL, ...args, "--unknowns", "--json"]);
      assert.equal(done.code, 3);
      const report = JSON.parse(done.stdout) as PreviewReport;
      assert.deepEqual(report.summary, { create: 13, read: 0, mandatory: 1, advisory: 1 });
      assert.equal(report.unknowns, true);
      assert.deepEqual(report.outputs, {
        clusterArn: "[unknown]",
        greeting: "hello",
        password: "[secret]",
        region: "eu-west-1",
        vpcId: "[unknown]",
      });
      assert.deepEqual(report.simulatedOutputs, []);
      assert.deepEqual(report.policies?.violations[0], {
        policy: "no-wide-network",
        level: "mandatory",
        message: "A network must not be wide.\nnet is a /16",
        remedy: "Use a /20.",
        urn: "urn:pulumi:dev::small::small:index:Network$aws:ec2/vpc:Vpc::net",
      });
      noSecrets(done);
    });
  });

  it("exits with 1 and one message if the program fails", async () => {
    const done = await run([BROKEN, "--stack", "input-properties", "--policy-pack", PACK]);
    assert.equal(done.code, 1);
    assert.equal(done.stderr, "error: wrong arguments:\n  hosts.gui: give a name\n");
  });

  it("prints one object with --json if it fails, too", async () => {
    const error = async (...args: string[]) => {
      const { code, stdout, stderr } = await run([...args, "--json"]);
      assert.equal(stderr, "");
      return { code, ...JSON.parse(stdout).error };
    };
    assert.deepEqual(await error(BROKEN, "--stack", "input-properties", "--policy-pack", PACK), {
      code: 1,
      kind: "program",
      message: "wrong arguments:\n  hosts.gui: give a name",
    });
    const unknown = await error(SMALL, "--stak", "dev");
    assert.deepEqual([unknown.code, unknown.kind], [2, "input"]);
  });

  it("exits with 4 if the pack fails", async () => {
    const done = await run([SMALL, "--policy-pack", join(FIXTURES, "broken-pack")]);
    assert.equal(done.code, 4);
    assert.match(done.stderr, /^error: the policy pack .*broken-pack did not start:\n/);
  });

  it("does not call it fine where nothing was judged", async () => {
    await withFolder({ "config.json": '{"all":"disabled"}' }, async (folder) => {
      const config = join(folder, "config.json");
      const done = await run([SMALL, "--policy-pack", PACK, "--policy-config", config]);
      assert.equal(done.code, 0);
      assert.ok(
        done.stdout.includes("    ! fixture@v0.0.1: all policies are disabled\n"),
        done.stdout,
      );
      assert.ok(!done.stdout.includes("no violations"));
    });
  });

  it("refuses a policy that the pack does not have", async () => {
    await withFolder({ "config.json": '{"no-wide-networks":"disabled"}' }, async (folder) => {
      const config = join(folder, "config.json");
      const done = await run([SMALL, "--policy-pack", PACK, "--policy-config", config]);
      assert.equal(done.code, 2);
      assert.equal(
        done.stderr,
        "error: the policy configuration is wrong:\n  there is no policy no-wide-networks; there are " +
          "all, no-wide-network, reads-unknown, tells-inputs, tells-stack, tells-secrets, throws\n",
      );
    });
  });

  it("exits with 2 for wrong arguments", async () => {
    for (const [args, message] of [
      [[], /^error: give one stack folder; --help tells more\n$/],
      [[SMALL, "--stack", ""], /^error: --stack is empty: /],
      [
        [SMALL, "--policy-pack", FIXTURES],
        /^error: .*fixtures is no policy pack: it has no PulumiPolicy\.yaml\n$/,
      ],
      [[SMALL, "--stak", "dev"], /^error: Unknown option '--stak'/],
      [
        [SMALL, "--stack", "prod"],
        /^error: there is no stack 'prod': .*Pulumi\.prod\.yaml does not/,
      ],
      [
        [SMALL, "--policy-config", "/none"],
        /^error: cannot read the policy configuration \/none: /,
      ],
      [[FIXTURES], /^error: .*fixtures is no Pulumi project: it has no Pulumi\.yaml\n$/],
    ] as const) {
      const done = await run([...args]);
      assert.equal(done.code, 2);
      assert.match(done.stderr, message);
    }
  });

  for (const signal of ["SIGINT", "SIGKILL"] as const) {
    it(`leaves no process behind when it ends by ${signal}`, async () => {
      let children: number[] = [];
      const run = await runCli([BROKEN, "--stack", "hangs", "--policy-pack", PACK], ({ pid }) => {
        if (children.length === 0) {
          // The program hangs by now or soon will; both processes were started before the first line.
          void untilChildren(pid, 2).then((found) => {
            children = found;
            process.kill(pid, signal);
          });
        }
      });
      assert.equal(run.code, signal === "SIGINT" ? 130 : null);
      assert.equal(children.length, 2);
      await Promise.all(children.map(untilGone));
    });
  }
});

function noSecrets({ stdout, stderr }: Run): void {
  assert.doesNotMatch(stdout + stderr, /correct horse/);
}

/** The processes that the preview started. */
async function untilChildren(parent: number, count: number): Promise<number[]> {
  for (;;) {
    const all = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    const children = all
      .map((line) => line.trim().split(/\s+/).map(Number))
      .filter(([pid, ppid]) => ppid === parent && isRunning(pid))
      .map(([pid]) => pid);
    if (children.length >= count) {
      return children;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
