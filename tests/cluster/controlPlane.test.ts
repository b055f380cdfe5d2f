import * as assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ControlPlane } from "./support/controlPlane";
import { eventually } from "./support/installed";
import { kubernetesVersion } from "./support/programs";

const ts = ["-r", "./loader/register.cjs"];
const started: ChildProcess[] = [];

/** Five, each with one that ends it. */
const PROGRAMS = 10;

describe("the local control plane", () => {
  after(() => started.forEach(({ pid }) => pid && processes(pid).forEach(kill)));

  it("is of the version that it says, and leaves nothing when it is stopped", async () => {
    const before = folders();
    const plane = await ControlPlane.start();
    assert.equal((await plane.api.get("/version")).gitVersion, `v${kubernetesVersion}`);
    const children = await allProcesses(process.pid, PROGRAMS);
    await plane.stop();
    await eventually("all have ended", async () => !children.some(isRunning), 10);
    assert.deepEqual(
      folders().filter((each) => !before.includes(each)),
      [],
    );
  });

  for (const [how, signal, group] of [
    ["is killed", "SIGKILL", false],
    ["gets a Ctrl-C, as its programs do", "SIGINT", true],
    ["is ended alone", "SIGTERM", false],
  ] as const) {
    it(`leaves no process when the one that started it ${how}`, async () => {
      const script = join(__dirname, "fixtures", "running.ts");
      const child = spawn(process.execPath, [...ts, script], {
        stdio: ["ignore", "pipe", "inherit"],
        // A group of its own, as a terminal gives a command.
        detached: true,
      });
      started.push(child);
      await said(child, "ready");
      const pid = child.pid ?? assert.fail("no pid");
      const all = await allProcesses(pid, PROGRAMS + 1);
      process.kill(group ? -pid : pid, signal);
      await eventually("all have ended", async () => !all.some(isRunning), 10);
    });
  }

  it("clears away what a killed one left on disk", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const left = mkdtempSync(join(tmpdir(), `tracardi-cluster-${pid}-`));
    const own = mkdtempSync(join(tmpdir(), `tracardi-cluster-${process.pid}-`));
    await (await ControlPlane.start()).stop();
    assert.equal(existsSync(left), false);
    assert.equal(existsSync(own), true, "that of a process that runs");
    rmSync(own, { recursive: true });
  });

  it("tells that it needs Go where there is none", () => {
    const cache = mkdtempSync(join(tmpdir(), "no-go-"));
    const script = `require(${JSON.stringify(join(__dirname, "support", "programs"))}).programs()`;
    const { status, stderr } = spawnSync(process.execPath, [...ts, "-e", script], {
      env: { PATH: "", XDG_CACHE_HOME: cache },
      encoding: "utf8",
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /there is no Go on the PATH: install Go 1\.26 or later/);
    assert.deepEqual(readdirSync(join(cache, "tracardi-pulumi")), [], "nothing that looks built");
    rmSync(cache, { recursive: true });
  });
});

const folders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`tracardi-cluster-${process.pid}-`));

/** As soon as there are so many. */
async function allProcesses(root: number, count: number): Promise<number[]> {
  let found: number[] = [];
  await eventually(`${count} processes run`, async () => {
    found = processes(root);
    return found.length >= count;
  });
  return found;
}

/** A process and all below it. */
function processes(root: number): number[] {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,ppid=,stat="], { encoding: "utf8" });
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => !state.startsWith("Z"))
    .map(([pid, parent]) => [Number(pid), Number(parent)]);
  const below = (pid: number): number[] => [
    pid,
    ...rows.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root).filter((pid) => pid !== process.pid);
}

function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}

function kill(pid: number): void {
  if (isRunning(pid)) process.kill(pid, "SIGKILL");
}

const said = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout?.on("data", (text: Buffer) => text.includes(word) && resolve());
    child.on("exit", (code) => reject(new Error(`ended with code ${code}`)));
  });
