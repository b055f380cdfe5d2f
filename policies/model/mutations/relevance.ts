import {
  apiDefaults,
  misleadingVariables,
  secretVariables,
  switchDefaults,
} from "../../../facts/environment";
import type { Value } from "../../value";
import type { StackResource } from "../resources/resources";
import { writtenOut } from "./texts";

/** Whether a change may be about something that the rules judge. Most policies set limits, labels and the like. */
export function isRelevant(change: Value, { kind }: StackResource): boolean {
  const text = writtenOut(change);
  return kind === "workload"
    ? pods.test(text) || (/\benv\b/.test(text) && (/\{\{/.test(text) || variables.test(text)))
    : ways.test(text);
}

/** `image` with a variable keeps the image's name, and changes its registry. */
const pods = /\b(envFrom|command|args|replicas|hostPort|hostNetwork)\b|\bimage:?\n(?!.*\{\{)/;

const ways =
  /\b(type|loadBalancer\w*|externalIPs|nodePort|selector|ingressClassName|rules|hostname|listeners)\b|load-balancer|scheme|internal|whitelist|allow/i;

const variables = new RegExp(
  `\\b(${[
    ...Object.keys(apiDefaults),
    ...Object.keys(switchDefaults),
    ...secretVariables,
    ...misleadingVariables,
    ...["ELASTIC_HOST", "REDIS_HOST", "API_URL", "PRE_START_PATH", "BASH_ENV", "PYTHONPATH"],
  ].join("|")})\\b`,
);
