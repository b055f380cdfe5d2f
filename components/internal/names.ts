import * as crypto from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * The most characters of an installation's label. With the longest role and cluster name behind it, it leaves
 * what the tightest names have: 63 characters of a Kubernetes label, 64 of an IAM role.
 */
export const longestLabel = 24;

/**
 * What all names of an installation start with: the component's name where every service takes that as it
 * is, else its readable start and a hash that tells apart names of different case, punctuation or end.
 */
export function labelOf(component: string): string {
  const fits = component.length <= longestLabel && dnsLabel(component) === component;
  // A name that looks like one with a hash could be that of another component.
  if (fits && !/-[0-9a-f]{8}$/.test(component)) return component;
  return hashed(component, longestLabel, [component]);
}

/**
 * A physical name within `max` characters of a-z, 0-9 and hyphens, that starts with a letter: the readable
 * start of the logical name, and a hash that tells apart components, stacks and projects in one account.
 *
 * @param versions What replaces the resource when it changes: the new one is made before the old one is
 * deleted, and needs another name.
 */
export function physicalName(logicalName: string, max: number, ...versions: string[]): string {
  const identity = [pulumi.getProject(), pulumi.getStack(), logicalName, ...versions];
  return hashed(logicalName, max, identity);
}

/** `My_Tracardi` → `my-tracardi`: a DNS label of at most `max` characters. */
export function dnsLabel(name: string, max = 63): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "");
  return (label || "tracardi").slice(0, max).replace(/-+$/, "");
}

function hashed(name: string, max: number, identity: readonly string[]): string {
  const hash = crypto.createHash("sha256").update(identity.join("/")).digest("hex").slice(0, 8);
  return `${dnsLabel(name, max - hash.length - 1)}-${hash}`;
}
