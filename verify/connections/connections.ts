import { resolve4 } from "node:dns/promises";
import type { Endpoint } from "./endpoint";
import { type Handshake, type TlsVersion, handshake } from "./handshake";
import { type Request, type Response, send } from "./request";

/** Where connections to a host and port go instead. */
export interface Detour {
  readonly host: string;
  readonly port: number;
  readonly to: Endpoint;
}

/** All that the checks do on the network. */
export class Connections {
  constructor(
    private readonly detours: readonly Detour[] = [],
    /** PEM certificates of authorities to trust besides the usual ones. */
    private readonly authorities?: string,
    private readonly lookup: (host: string) => Promise<string[]> = resolve4,
  ) {}

  /** Whether connections to the host go where its DNS records do not say. */
  hasDetour(host: string): boolean {
    return this.detours.some((detour) => detour.host === host);
  }

  /**
   * The IPv4 addresses of a host, none if it has no record.
   *
   * @throws if no name server answers
   */
  async addresses(host: string): Promise<readonly string[]> {
    try {
      return await this.lookup(host);
    } catch (error) {
      if (["ENOTFOUND", "ENODATA"].includes(codeOf(error) ?? "")) return [];
      throw error;
    }
  }

  /** @throws ConnectionError if there is no response */
  https(host: string, request: Request): Promise<Response> {
    return send(this.endpoint(host, 443), host, request, "https");
  }

  /** @throws ConnectionError if there is no response */
  http(host: string, request: Request): Promise<Response> {
    return send(this.endpoint(host, 80), host, request, "http");
  }

  /** @throws ConnectionError if the server refuses it */
  handshake(host: string, version?: TlsVersion): Promise<Handshake> {
    return handshake(this.endpoint(host, 443), host, { version, authorities: this.authorities });
  }

  private endpoint(host: string, port: number): Endpoint {
    const detour = this.detours.find((each) => each.host === host && each.port === port);
    return detour?.to ?? { address: host, port };
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
