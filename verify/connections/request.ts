import * as http from "node:http";
import * as https from "node:https";
import { type Endpoint, TIMEOUT, connectionError } from "./endpoint";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Response {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Its start. */
  readonly body: string;
}

/** Bytes of a response that are read. */
const MOST = 1024 * 1024;

/**
 * Sends a request. A certificate that is not trusted is no error here: it has a check of its own, and what the others
 * see is worth knowing all the same.
 *
 * @throws ConnectionError if there is no response
 */
export function send(
  endpoint: Endpoint,
  host: string,
  { method, path, headers, body }: Request,
  scheme: "http" | "https",
): Promise<Response> {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const options: https.RequestOptions = {
    host: endpoint.address,
    port: endpoint.port,
    servername: host,
    method,
    path,
    headers: { host, "user-agent": browser, ...length, ...headers },
    agent: false,
    timeout: TIMEOUT,
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(connectionError(error));
    const request =
      scheme === "https"
        ? https.request({ ...options, rejectUnauthorized: false })
        : http.request(options);
    request.on("timeout", () => request.destroy(noAnswer()));
    request.on("error", fail);
    request.on("response", (response) => {
      const { statusCode: status = 0, headers: received } = response;
      const chunks: Buffer[] = [];
      let length = 0;
      const end = () =>
        resolve({ status, headers: received, body: Buffer.concat(chunks).toString() });
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > MOST) {
          end();
          request.destroy();
        }
      });
      response.on("end", end);
      response.on("error", fail);
    });
    request.end(body);
  });
}

const noAnswer = () => Object.assign(new Error("no answer"), { code: "ETIMEDOUT" });

/** Tracardi answers bots with 401, and a web ACL may block clients that name no program. */
const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
