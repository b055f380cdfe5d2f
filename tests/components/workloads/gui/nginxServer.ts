import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { guiFiles, guiPort, renderNginx } from "../../../../components/workloads/gui/nginx";
import { renderEnvConfig } from "../../../../components/workloads/gui/envConfig";

const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

export function findNginx(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin"];
  return folders
    .map((folder) => path.join(folder, "nginx"))
    .find((file) => spawnSync(file, ["-v"], user).status === 0);
}

const pages: Record<string, string> = {
  "index.html": "<!DOCTYPE html><title>Tracardi</title>",
  "gui.js": "export default 1;",
  "env.sh": "#!/bin/bash",
  ".env": "API_URL=//localhost:8686",
  "static/js/main.abc123.js": `console.log("${"x".repeat(2000)}");`,
};

/** nginx as a user without rights, with the rendered files in a folder tree that it cannot write. */
export class NginxServer {
  private readonly root = fs.mkdtempSync(path.join(os.tmpdir(), "gui-"));
  private readonly configuration = path.join(this.root, "nginx.conf");
  private process: ChildProcess | undefined;
  port = 0;

  constructor(
    private readonly nginx: string,
    private readonly apiUrl: string,
  ) {}

  /** Writes the files; only the paths of this test and its port differ from what is rendered. */
  async prepare(): Promise<void> {
    this.port = await freePort();
    const html = path.join(this.root, "html");
    const envConfig = { "env-config.js": renderEnvConfig({ apiUrl: this.apiUrl, settings: {} }) };
    for (const [name, text] of Object.entries({ ...pages, ...envConfig })) {
      fs.mkdirSync(path.dirname(path.join(html, name)), { recursive: true });
      fs.writeFileSync(path.join(html, name), text, { mode: 0o444 });
    }
    const text = renderNginx({ apiUrl: this.apiUrl })
      .replaceAll(`listen ${guiPort} `, `listen 127.0.0.1:${this.port} `)
      .replaceAll(/ \/tmp\//g, ` ${this.work}/`)
      .replaceAll(path.dirname(guiFiles.envConfig), html)
      .replaceAll("/dev/stdout", `${this.work}/access.log`);
    fs.writeFileSync(this.configuration, text);
    fs.mkdirSync(this.work);
    if (user.uid) fs.chownSync(this.work, user.uid, user.gid);
    fs.chmodSync(html, 0o555);
    fs.chmodSync(this.root, 0o555);
  }

  get work(): string {
    return path.join(this.root, "work");
  }

  /** What `nginx -t` says of the rendered file. */
  check(): string {
    const { stderr } = spawnSync(this.nginx, [...this.arguments, "-t"], {
      ...user,
      encoding: "utf8",
    });
    return stderr.replaceAll(this.configuration, "nginx.conf");
  }

  async start(): Promise<void> {
    this.process = spawn(this.nginx, this.arguments, {
      stdio: ["ignore", "ignore", "inherit"],
      ...user,
    });
    const ended = new Promise<never>((_, fail) =>
      this.process?.once("exit", (code) => fail(new Error(`nginx ended with exit code ${code}`))),
    );
    ended.catch(() => undefined);
    const answers = async (): Promise<void> => {
      while (!(await this.get("/healthz").catch(() => undefined))) await pause(50);
    };
    await Promise.race([answers(), ended]);
  }

  get(address: string, init?: RequestInit): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${address}`, { redirect: "manual", ...init });
  }

  async stop(): Promise<void> {
    if (this.process && this.process.exitCode === null) {
      const ended = new Promise((done) => this.process?.once("exit", done));
      this.process.kill("SIGTERM");
      await ended;
    }
    fs.chmodSync(this.root, 0o755);
    if (fs.existsSync(path.join(this.root, "html")))
      fs.chmodSync(path.join(this.root, "html"), 0o755);
    fs.rmSync(this.root, { recursive: true, force: true });
  }

  private get arguments(): string[] {
    return ["-e", "stderr", "-c", this.configuration];
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
