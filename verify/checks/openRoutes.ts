import { type CollectorRouteName, collectorRoutes } from "../../facts/routes";
import { described, isApplication } from "../application";
import { type Check, type Finding, type Surroundings, ok, wrong } from "../check";
import type { Request, Response } from "../connections/request";
import { eventOf, unknownSource } from "../event";

/** A request to each route that changes nothing: no source, link or session has these ids. */
export const probes: Readonly<Record<CollectorRouteName, Request>> = {
  track: {
    method: "POST",
    path: "/track",
    headers: { "content-type": "application/json" },
    body: eventOf({}),
  },
  collect: { method: "GET", path: `/collect/${unknownSource}/${unknownSource}` },
  redirect: { method: "GET", path: `/redirect/${unknownSource}` },
  tracker: { method: "GET", path: `/tracker/${unknownSource}.js` },
  consent: {
    method: "POST",
    path: "/customer/consent",
    headers: { "content-type": "application/json" },
    body: "{}",
  },
  consentTypes: { method: "GET", path: "/consents/type/enabled" },
  widgets: { method: "GET", path: `/uix/${unknownSource}.js` },
};

/** The collector's routes answer, and those of them that are to be closed do not. */
export const openRoutes: Check = async (host, surroundings) => {
  const findings: Finding[] = [];
  for (const name of Object.keys(collectorRoutes) as CollectorRouteName[]) {
    findings.push(await judged(host, name, surroundings));
  }
  return findings;
};

async function judged(
  host: string,
  name: CollectorRouteName,
  { installation, connections }: Surroundings,
): Promise<Finding> {
  const { purpose } = collectorRoutes[name];
  const request = probes[name];
  const check = `${request.method} ${request.path}`;
  const response = await connections.https(host, request);
  const observed = described(response);
  const isOpen = installation.openRoutes.includes(name);
  const reached = isApplication(response);
  if (isOpen && reached) {
    return response.status >= 500
      ? wrong("failed", host, check, observed, failing)
      : ok(host, check, observed);
  }
  if (isOpen) return wrong("failed", host, check, observed, closedRemedy(response, purpose));
  return reached
    ? wrong(
        "failed",
        host,
        check,
        observed,
        `Close it, or name it in --collector: it has ${purpose}.`,
      )
    : ok(host, check, observed);
}

const failing =
  "Read the logs of the API's pods: mostly the search engine or Redis does not answer.";

function closedRemedy({ status }: Response, purpose: string): string {
  if (status === 403) return "The web ACL refuses it: look at its sampled requests for the rule.";
  if (status === 503)
    return "The load balancer has no target: look at the API's pods, and its target group.";
  if (status >= 500)
    return "The load balancer does not reach the API's pods, or they do not answer.";
  return `Open it for ${purpose}, or leave it out of --collector.`;
}
