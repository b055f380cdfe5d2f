import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { type Certificate, FakeSearch, type SearchBehaviour } from "./fakeSearch";
import { findPython, freePort, type Run, Sandbox } from "./sandbox";

/** Secrets with everything in them that escaping and encoding can change. */
export const secrets = {
  ELASTIC_HTTP_AUTH_PASSWORD: 'po"ds/p@ss\\word',
  INSTALLATION_TOKEN: 't0k"en/+=&ünï',
  INSTALLER_ADMIN_PASSWORD: "adm'in \\pass\"wörd",
  INSTALLER_SEARCH_MASTER_PASSWORD: "m@ster/päss",
  REDIS_PASSWORD: "red1s-p@ss",
};

export const podsLogin = `tracardi-pods:${secrets.ELASTIC_HTTP_AUTH_PASSWORD}`;
export const masterLogin = `master:${secrets.INSTALLER_SEARCH_MASTER_PASSWORD}`;

/** An endpoint whose users are there already. */
export const withUser: SearchBehaviour = {
  security: () => [500, { message: "nobody asked for this" }],
  health: (login) => (login === podsLogin ? [200, { status: "green" }] : [401, "Unauthorized"]),
};

export interface TrialOptions {
  search?: SearchBehaviour;
  certificate?: Certificate;
  environment?: Record<string, string>;
  command?: (sandbox: Sandbox, port: number) => string[];
  /** How often the installer runs, one after the other in the same container. */
  times?: number;
  prepare?: (sandbox: Sandbox, port: number) => void;
  stopWhen?: (sandbox: Sandbox) => boolean;
  inspect?: (sandbox: Sandbox) => void;
}

export interface Trial {
  run: Run;
  search: FakeSearch;
}

/** The python3 to use, or a visible reason why the suite is not run. */
export function pythonOrSkip(context: Mocha.Context): string {
  const python = findPython();
  if (python) return python;
  console.log("skipped: no python3 on PATH");
  return context.skip();
}

/** Runs the installer against a fake search endpoint, and checks what holds for every run. */
export async function trial(
  python: string,
  way: string,
  options: TrialOptions = {},
): Promise<Trial> {
  const sandbox = new Sandbox(python);
  const search = await FakeSearch.start(options.search ?? withUser, options.certificate);
  try {
    const port = await freePort();
    const environment = {
      SEARCH_FLAVOR: "opensearch",
      ELASTIC_HOST: search.url,
      ELASTIC_HTTP_AUTH_USERNAME: "tracardi-pods",
      INSTALLER_SEARCH_MASTER_USERNAME: "master",
      INSTALLER_ADMIN_EMAIL: "platform@example.com",
      INSTALLER_WORK_FOLDER: sandbox.work,
      INSTALLER_PORT: String(port),
      INSTALLER_TERMINATION_LOG: sandbox.terminationLog,
      FAKE_WAY: way,
      FAKE_REPORT: path.join(sandbox.work, "report.json"),
      ...secrets,
      ...options.environment,
    };
    options.prepare?.(sandbox, port);
    const command = options.command?.(sandbox, port) ?? sandbox.apiCommand(port);
    const stopWhen = options.stopWhen && (() => options.stopWhen?.(sandbox) ?? false);
    let run = await sandbox.run(environment, command, stopWhen);
    for (let more = (options.times ?? 1) - 1; more > 0; more--) {
      run = await sandbox.run(environment, command);
    }
    await checkEveryRun(run);
    options.inspect?.(sandbox);
    return { run, search };
  } finally {
    await search.stop();
    sandbox.remove();
  }
}

/** The one line of a failed run. */
export function failureOf({ code, stderr, terminationLog }: Run): string {
  assert.equal(code, 1);
  assert.equal(stderr.split("\n").length, 2, `one line on standard error, not: ${stderr}`);
  assert.equal(terminationLog, stderr);
  return stderr.trimEnd();
}

async function checkEveryRun(run: Run): Promise<void> {
  assert.equal(run.changed, false, "something outside the work folder was changed");
  for (const id of [run.report?.pid, run.report?.helper]) {
    assert.ok(id === undefined || (await hasEnded(id)), `process ${id} is still there`);
  }
  for (const [name, secret] of Object.entries(secrets)) {
    for (const spelling of spellings(secret)) {
      const printed = run.stdout + run.stderr + run.terminationLog;
      assert.ok(!printed.includes(spelling), `${name} was printed as ${spelling}: ${printed}`);
    }
  }
}

function spellings(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const ascii = inJson.replace(
    /[^ -~]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const base64 = Buffer.from(secret).toString("base64");
  const logins = [podsLogin, masterLogin].map((login) => Buffer.from(login).toString("base64"));
  return [secret, inJson, ascii, encodeURIComponent(secret), base64, ...logins];
}

/** A process that was killed ends when the machine gets to it. */
async function hasEnded(id: number): Promise<boolean> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    if (!isAlive(id)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** An ended process whose parent ended before it may stay listed, as a zombie, where nobody reaps. */
function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
  } catch {
    return false;
  }
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(id)], { encoding: "utf8" });
  return !/^\s*(Z|$)/.test(stdout ?? "?");
}
