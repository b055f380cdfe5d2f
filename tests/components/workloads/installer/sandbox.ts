import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { installerFiles } from "../../../../components/workloads/installer/script";
import { writePackage } from "./packageTree";

/** Whom a test runs the installer as: nobody where the test itself is root. */
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const fakeApi = path.join(__dirname, "../../../fixtures/installer/fake_api.py");

/** The first python3 on PATH that the installer's user may run; also in the folder of the system's. */
export function findPython(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin"];
  return folders
    .map((folder) => path.join(folder, "python3"))
    .find((file) => spawnSync(file, ["--version"], { cwd: "/", ...user }).status === 0);
}

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** What the fake API saw, see fake_api.py. */
export interface ApiReport {
  environment: Record<string, string>;
  package: string;
  requests: [string, string, Record<string, unknown> | null][];
  user: number;
  writable: string[];
  pid: number;
  helper: number;
}

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
  terminationLog: string;
  report: ApiReport | undefined;
  /** Everything that the installer could see, except its work folder and termination log. */
  changed: boolean;
}

/**
 * A container as the installer's is: scripts mounted as a ConfigMap is (links to a folder `..data`),
 * an installed package and a working folder that cannot be written, one work folder that can.
 */
export class Sandbox {
  readonly root = fs.mkdtempSync(path.join(os.tmpdir(), "installer-"));
  readonly work = path.join(this.root, "work");
  readonly terminationLog = path.join(this.root, "termination-log");
  private readonly scripts = path.join(this.root, "scripts");

  constructor(private readonly python: string) {
    const data = path.join(this.scripts, "..data");
    fs.mkdirSync(data, { recursive: true });
    for (const [name, text] of Object.entries(installerFiles())) {
      fs.writeFileSync(path.join(data, name), text, { mode: 0o444 });
      fs.symlinkSync(path.join("..data", name), path.join(this.scripts, name));
    }
    fs.copyFileSync(fakeApi, path.join(this.root, "fake_api.py"));
    fs.mkdirSync(path.join(this.root, "app"));
    this.installPackage();
    fs.mkdirSync(this.work);
    fs.writeFileSync(this.terminationLog, "");
    if (user.uid)
      for (const own of [this.work, this.terminationLog]) fs.chownSync(own, 65534, 65534);
  }

  installPackage(changes: Record<string, string> = {}): void {
    this.setWritable(true);
    fs.rmSync(path.join(this.root, "site-packages"), { recursive: true, force: true });
    writePackage(path.join(this.root, "site-packages"), changes);
    this.setWritable(false);
  }

  /** Runs install.py; `stopWhen` is asked every 50 ms whether it should get a SIGTERM. */
  async run(
    environment: Record<string, string>,
    command: string[] = [],
    stopWhen?: () => boolean,
  ): Promise<Run> {
    const before = this.fingerprint();
    const script = path.join(this.scripts, "install.py");
    const child = spawn(this.python, [script, ...command], {
      cwd: path.join(this.root, "app"),
      env: {
        PATH: "/usr/bin:/bin",
        PYTHONPATH: path.join(this.root, "site-packages"),
        ...environment,
      },
      ...user,
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.on("data", (text) => (output.stdout += text));
    child.stderr.on("data", (text) => (output.stderr += text));
    const watch = setInterval(() => stopWhen?.() && child.kill("SIGTERM"), 50);
    const code = await new Promise<number | null>((done) => child.on("close", done));
    clearInterval(watch);
    return {
      code,
      ...output,
      terminationLog: fs.readFileSync(this.terminationLog, "utf8"),
      report: this.report(),
      changed: this.fingerprint() !== before,
    };
  }

  report(): ApiReport | undefined {
    const file = path.join(this.work, "report.json");
    return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
  }

  mapping(name: string): string {
    const file = path.join("package/tracardi/service/setup/mappings", name);
    return fs.readFileSync(path.join(this.work, file), "utf8");
  }

  apiCommand(port: number): string[] {
    return ["--", this.python, path.join(this.root, "fake_api.py"), String(port)];
  }

  remove(): void {
    this.setWritable(true);
    fs.rmSync(this.root, { recursive: true, force: true });
  }

  private fingerprint(): string {
    const own = [this.work, this.terminationLog];
    const entries = this.entries().filter((file) => !own.some((folder) => file.startsWith(folder)));
    const lines = entries.map((file) => {
      const stat = fs.lstatSync(file);
      const text = stat.isFile() ? fs.readFileSync(file, "utf8") : "";
      return [file, stat.mode, stat.mtimeMs, createHash("sha256").update(text).digest("hex")].join(
        " ",
      );
    });
    return lines.sort().join("\n");
  }

  /** Everything but the work folder and the termination log, as far as the mode bits say. */
  private setWritable(writable: boolean): void {
    for (const file of [this.root, ...this.entries()]) {
      const stat = fs.lstatSync(file);
      if (stat.isSymbolicLink() || file.startsWith(this.work) || file === this.terminationLog)
        continue;
      fs.chmodSync(file, (stat.isDirectory() ? 0o555 : 0o444) | (writable ? 0o200 : 0));
    }
  }

  private entries(): string[] {
    const names = fs.readdirSync(this.root, { recursive: true, encoding: "utf8" });
    return names.map((name) => path.join(this.root, name));
  }
}
