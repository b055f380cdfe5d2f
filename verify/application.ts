import type { Response } from "./connections/request";

/**
 * Whether Tracardi's API gave a response itself, and not something in front of it. The API answers errors with JSON that
 * has a `detail`, and a slash too many or too few with 307; load balancers, web ACLs and proxies have text or markup of
 * their own.
 *
 * Source: FastAPI's HTTPException, and runs of tracardi-api 0.8.2.1.
 */
export function isApplication({ status, headers, body }: Response): boolean {
  if (status < 300 || status === SLASH_REDIRECT) return true;
  return /\bjson\b/.test(headers["content-type"] ?? "") && detailOf(body) !== undefined;
}

const SLASH_REDIRECT = 307;

function detailOf(body: string): unknown {
  try {
    return (JSON.parse(body) as { detail?: unknown } | null)?.detail;
  } catch {
    return undefined;
  }
}

/** Who gave a response, for people. */
export function described(response: Response): string {
  const { status } = response;
  if (isApplication(response)) return `${status} from Tracardi`;
  const { location, server } = response.headers;
  if (location !== undefined) return `${status} to ${location}`;
  return server === undefined ? `${status}` : `${status} from ${server}`;
}
