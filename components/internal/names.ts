import * as crypto from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * The maximum length of an installation's label. Together with the longest role and cluster name, it fits the
 * tightest limits: 63 characters of a Kubernetes label, 64 of an IAM role.
 */
export const longestLabel = 24;

/**
 * The prefix of all names of an installation. It is the component's name if every service accepts that. Otherwise it is
 * the name's readable start and a hash, which distinguishes names that differ only in case, punctuation or ending.
 */
export function labelOf(component: string): string {
  const fits = component.length <= longestLabel && dnsLabel(component) === component;
  // A name that already ends like a hash could collide with that of another component.
  if (fits && !/-[0-9a-f]{8}$/.test(component)) return component;
  return hashed(component, longestLabel, [component]);
}

/**
 * A physical name of at most `max` characters from a-z, 0-9 and hyphens that starts with a letter: the readable
 * start of the logical name and a hash. The hash keeps components, stacks and projects in one account apart.
 *
 * A renamed or moved stack computes another name. So what bears one is registered with `ignoreChanges` for it, which
 * keeps the name of the state, and what is called after it takes its output.
 *
 * @param versions Values whose change replaces the resource: the new one is created before the old one is
 * deleted, so it needs another name.
 */
export function physicalName(logicalName: string, max: number, ...versions: string[]): string {
  const identity = [pulumi.getProject(), pulumi.getStack(), logicalName, ...versions];
  return hashed(logicalName, max, identity);
}

/** The names that `physicalName` can give, whatever the stack and project are called, with `*` as in a policy. */
export const physicalNames = (logicalName: string, max: number): string =>
  `${readableStart(logicalName, max)}-*`;

/** `My_Tracardi` → `my-tracardi`: a DNS label of at most `max` characters. */
export function dnsLabel(name: string, max = 63): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "");
  return (label || "tracardi").slice(0, max).replace(/-+$/, "");
}

function hashed(name: string, max: number, identity: readonly string[]): string {
  const hash = crypto.createHash("sha256").update(identity.join("/")).digest("hex");
  return `${readableStart(name, max)}-${hash.slice(0, hashLength)}`;
}

const hashLength = 8;

const readableStart = (name: string, max: number): string => dnsLabel(name, max - hashLength - 1);
