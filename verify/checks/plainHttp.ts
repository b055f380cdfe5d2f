import { isApplication } from "../application";
import { type Check, type Finding, type Surroundings, ok, wrong } from "../check";
import { ConnectionError } from "../connections/endpoint";
import type { Response } from "../connections/request";

/** Port 80 may be closed, or send reading requests to HTTPS; nothing may be answered there. */
export const plainHttp: Check = async (host, surroundings) => {
  const read = await answerOf(host, "GET", "/", surroundings);
  if (read === undefined) return [ok(host, "port 80", "closed")];
  const written = await answerOf(host, "POST", "/track", surroundings);
  return [reading(host, read), writing(host, written)];
};

async function answerOf(
  host: string,
  method: string,
  path: string,
  { connections }: Surroundings,
): Promise<Response | undefined> {
  try {
    return await connections.http(host, { method, path });
  } catch (error) {
    if (error instanceof ConnectionError) return undefined;
    throw error;
  }
}

function reading(host: string, response: Response): Finding {
  const check = "GET / at port 80";
  const { status, headers } = response;
  if (isRedirect(response) && headers.location?.startsWith("https://")) {
    return ok(host, check, `${status} to HTTPS`);
  }
  return isApplication(response)
    ? wrong("failed", host, check, `${status} without TLS`, remedy)
    : ok(host, check, `${status}`);
}

function writing(host: string, response: Response | undefined): Finding {
  const check = "POST /track at port 80";
  if (response === undefined) return ok(host, check, "no answer");
  const { status } = response;
  if (isApplication(response)) return wrong("failed", host, check, `${status} without TLS`, remedy);
  return isRedirect(response)
    ? wrong(
        "warning",
        host,
        check,
        `${status}`,
        "Redirect GET and HEAD alone: a client may turn a redirected POST into a GET, and its event is lost.",
      )
    : ok(host, check, `${status}`);
}

const isRedirect = ({ status }: Response): boolean => status >= 300 && status < 400;

const remedy = "Close port 80, or let it redirect GET and HEAD to HTTPS.";
