import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const supervisor = join(__dirname, "endWithParent.mjs");

/** A program that runs until it is stopped, or until this process ends. */
export class Service {
  private readonly process: ChildProcess;
  private readonly ended: Promise<void>;
  private exitCode: number | null | undefined;

  /** @param log the file that its output goes to */
  constructor(
    readonly name: string,
    program: string,
    args: string[],
    private readonly log: string,
    env: { readonly [name: string]: string } = {},
  ) {
    const file = openSync(log, "w");
    this.process = spawn(process.execPath, [supervisor, program, ...args], {
      stdio: ["pipe", file, file],
      env: { ...process.env, ...env },
    });
    closeSync(file);
    this.ended = new Promise((resolve) =>
      this.process.on("exit", (code) => {
        this.exitCode = code;
        resolve();
      }),
    );
  }

  /** Waits until the answer is true; fails with the program's last words if it ends before. */
  async until(ready: () => Promise<boolean>, seconds = 90): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!(await ready().catch(() => false))) {
      const ended = this.exitCode !== undefined;
      if (ended || Date.now() > deadline) {
        const what = ended ? `ended with code ${this.exitCode}` : `not ready after ${seconds} s`;
        throw new Error(`${this.name}: ${what}\n${lastLines(readFileSync(this.log, "utf8"))}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async stop(): Promise<void> {
    this.process.stdin?.end();
    await this.ended;
  }
}

const lastLines = (text: string) => text.trim().split("\n").slice(-15).join("\n");

/** What this process gave away: it may not be listened on yet. */
const given = new Set<number>();

/** Ports of loopback that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  const fresh = ports.filter((port) => !given.has(port));
  fresh.forEach((port) => given.add(port));
  return fresh.length === count ? fresh : [...fresh, ...(await freePorts(count - fresh.length))];
}
