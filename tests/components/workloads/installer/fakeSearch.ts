import * as http from "node:http";
import * as https from "node:https";
import { type AddressInfo } from "node:net";

/** One call of OpenSearch's security API, with the login that came with it. */
export interface SecurityCall {
  method: string;
  path: string;
  login: string;
  body: unknown;
}

type Reply = [status: number, body: unknown];

/** How the endpoint answers: its security API, and the cluster health for a login. */
export interface SearchBehaviour {
  security: (call: SecurityCall) => Reply;
  health: (login: string, calls: SecurityCall[]) => Reply;
}

/** For an endpoint with TLS, in PEM form. */
export interface Certificate {
  key: Buffer;
  cert: Buffer;
}

/** An OpenSearch endpoint on loopback as far as the installer talks to one. */
export class FakeSearch {
  readonly calls: SecurityCall[] = [];
  private readonly server: http.Server;

  private constructor(
    behaviour: SearchBehaviour,
    private readonly certificate?: Certificate,
  ) {
    const listener: http.RequestListener = async (request, response) => {
      const chunks = await request.toArray();
      const login = decode(request.headers.authorization);
      const [status, body] = ((): Reply => {
        if (request.url === "/_cluster/health") return behaviour.health(login, this.calls);
        const text = Buffer.concat(chunks).toString();
        const call = {
          method: request.method ?? "",
          path: request.url ?? "",
          login,
          body: text ? JSON.parse(text) : "",
        };
        this.calls.push(call);
        return behaviour.security(call);
      })();
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    this.server = certificate
      ? https.createServer(certificate, listener)
      : http.createServer(listener);
  }

  static async start(behaviour: SearchBehaviour, certificate?: Certificate): Promise<FakeSearch> {
    const search = new FakeSearch(behaviour, certificate);
    await new Promise<void>((done) => search.server.listen(0, "127.0.0.1", done));
    return search;
  }

  get url(): string {
    return `${this.certificate ? "https" : "http"}://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/** `user:password`, or `ApiKey id:key`. */
function decode(header: string | undefined): string {
  const [scheme, login] = (header ?? "").split(" ");
  if (!login) return "nobody";
  const text = Buffer.from(login, "base64").toString();
  return scheme === "Basic" ? text : `${scheme} ${text}`;
}
