import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SecureVersion } from "node:tls";
import type { Finding } from "../../verify/check";
import { verifyCommand } from "../../verify/command";
import { Authority, type Certificate } from "../cluster/support/certificates";
import type { Server } from "./application";

/** The hosts of an installation; one that is absent refuses connections. */
export interface Played {
  readonly publicApi?: Server;
  readonly publicPort80?: Server;
  readonly internalApi?: Server;
  readonly gui?: Server;
  /** What is special about the public host's certificate. */
  readonly certificate?: {
    readonly host?: string;
    readonly days?: number;
    readonly untrusted?: boolean;
  };
  /** The oldest version of TLS that the public host accepts. */
  readonly oldestTls?: SecureVersion;
}

export const hosts = {
  publicApi: "track.example.com",
  internalApi: "api.example.com",
  gui: "gui.example.com",
};

/** Nothing listens at it. */
const CLOSED = 1;

/** Plays installations while `tracardi-verify` looks at them. */
export class Stage {
  private constructor(
    private readonly folder: string,
    private readonly authority: Authority,
    private readonly inside: Certificate,
  ) {}

  static async create(): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), "verify-"));
    const authority = await Authority.create();
    writeFileSync(join(folder, "ca.pem"), authority.certificate);
    const inside = await authority.issue("inside", [], [hosts.internalApi, hosts.gui], 90);
    return new Stage(folder, authority, inside);
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Runs the command, and returns its exit code and what it printed. */
  async run(played: Played, ...args: string[]): Promise<{ code: number; output: string }> {
    const { host = hosts.publicApi, days = 90, untrusted } = played.certificate ?? {};
    const issuer = untrusted === true ? await Authority.create() : this.authority;
    const outside = await issuer.issue("outside", [], [host], days);
    const open: http.Server[] = [];
    const listen = async (server: Server | undefined, pair?: Certificate): Promise<number> => {
      if (server === undefined) return CLOSED;
      const listening = listener(server, pair, played.oldestTls);
      open.push(listening);
      await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
      return (listening.address() as AddressInfo).port;
    };
    const detours = [
      [hosts.publicApi, 443, await listen(played.publicApi, outside)],
      [hosts.publicApi, 80, await listen(played.publicPort80)],
      [hosts.internalApi, 443, await listen(played.internalApi, this.inside)],
      [hosts.internalApi, 80, CLOSED],
      [hosts.gui, 443, await listen(played.gui, this.inside)],
      [hosts.gui, 80, CLOSED],
    ].flatMap(([name, port, at]) => ["--connect-to", `${name}:${port}:127.0.0.1:${at}`]);
    const named = ["--public-api", hosts.publicApi, "--internal-api", hosts.internalApi];
    const given = [...named, "--gui", hosts.gui, "--ca", join(this.folder, "ca.pem"), ...detours];
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    try {
      const code = await verifyCommand([...given, ...args], { print, printError: print });
      return { code, output: lines.join("\n") };
    } finally {
      for (const server of open) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    }
  }

  /** What is not well, as `host check: status`. */
  async problems(played: Played, ...args: string[]): Promise<string[]> {
    const { output } = await this.run(played, "--json", ...args);
    const { checks } = JSON.parse(output) as { checks: Finding[] };
    return checks
      .filter(({ status }) => status === "failed" || status === "warning")
      .map(({ host, check, status }) => `${host.split(".")[0]} ${check}: ${status}`);
  }
}

function listener(server: Server, pair?: Certificate, oldestTls?: SecureVersion): http.Server {
  const answer: http.RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const body = Buffer.concat(chunks).toString();
      const { status, headers: given, body: text } = server({ method, path, headers, body });
      response.writeHead(status, given).end(text);
    });
  };
  if (pair === undefined) return http.createServer(answer);
  const old = oldestTls && { minVersion: oldestTls, ciphers: "DEFAULT@SECLEVEL=0" };
  return https.createServer({ cert: pair.certificate, key: pair.key, ...old }, answer);
}
