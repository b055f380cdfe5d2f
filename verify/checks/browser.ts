import { described, isApplication } from "../application";
import { type Check, type Finding, type Surroundings, ok, wrong } from "../check";
import type { Response } from "../connections/request";
import { eventOf } from "../event";

/** Sizes of events in KB: an ordinary one, one over the component's default limit, and nearly the most of a beacon. */
const sizes = [1, 33, 60];

/** What a browser does before and while it sends events from another origin, with cookies. */
export const browser: Check = async (host, surroundings) => {
  const findings = await preflight(host, surroundings);
  for (const size of sizes) findings.push(await event(host, size, surroundings));
  return findings;
};

async function preflight(
  host: string,
  { installation: { origin }, connections }: Surroundings,
): Promise<Finding[]> {
  const check = "preflight of POST /track";
  const response = await connections.https(host, {
    method: "OPTIONS",
    path: "/track",
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    },
  });
  const problem = refusedByBrowser(response, origin);
  return [
    problem === undefined
      ? ok(host, check, `${response.status}`)
      : wrong(
          "failed",
          host,
          check,
          `${response.status}, ${problem}`,
          "Let OPTIONS of /track pass to Tracardi, which answers it; nothing in front may answer or redirect it.",
        ),
  ];
}

/** Why a browser would not send the event after this answer. */
function refusedByBrowser({ status, headers }: Response, origin: string): string | undefined {
  if (status < 200 || status > 299) return "where 2xx is due";
  if (!allows(headers["access-control-allow-origin"], origin))
    return "without the website's origin";
  if (!allows(headers["access-control-allow-methods"], "POST")) return "without POST";
  if (!allows(headers["access-control-allow-headers"], "content-type"))
    return "without content-type";
  return undefined;
}

const allows = (header: string | undefined, value: string): boolean =>
  (header ?? "")
    .split(",")
    .map((each) => each.trim().toLowerCase())
    .some((each) => each === "*" || each === value.toLowerCase());

async function event(
  host: string,
  size: number,
  { installation: { origin, largestBodyKiB }, connections }: Surroundings,
): Promise<Finding> {
  const check = `POST /track of ${size} KB from a website`;
  const empty = eventOf({ text: "" }).length;
  const response = await connections.https(host, {
    method: "POST",
    path: "/track",
    headers: {
      origin,
      referer: `${origin}/search?q=shoes`,
      "content-type": "application/json",
      cookie: "_ga=GA1.1.1234567890.1700000000",
      "sec-fetch-mode": "cors",
      "sec-fetch-site": "cross-site",
    },
    body: eventOf({ text: "x".repeat(Math.max(0, size * 1000 - empty)) }),
  });
  const observed = described(response);
  if (!isApplication(response)) {
    return size * 1000 <= largestBodyKiB * 1024
      ? wrong("failed", host, check, observed, smallRefused)
      : wrong("warning", host, check, observed, `${largeRefused} ${largestBodyKiB} KiB.`);
  }
  if (response.status >= 500) {
    return wrong("failed", host, check, observed, "Read the logs of the API's pods.");
  }
  return allows(response.headers["access-control-allow-origin"], origin)
    ? ok(host, check, observed)
    : wrong("failed", host, check, `${observed}, without the website's origin`, hidden);
}

const smallRefused =
  "Look at the web ACL's sampled requests for the rule, and at the limits of proxies in front.";
const largeRefused =
  "Events of this size are lost, and the browser cannot tell: send less, or raise firewall.largestBodyKiB, which is";
const hidden = "Let Tracardi's CORS headers pass: the website cannot read the answer.";
