import * as crypto from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * A physical name within `max` characters of a-z, 0-9 and hyphens, that starts with a letter: the readable
 * start of the logical name, and a hash that tells apart components, stacks and projects in one account.
 */
export function physicalName(logicalName: string, max: number): string {
  const identity = [pulumi.getProject(), pulumi.getStack(), logicalName];
  const hash = crypto.createHash("sha256").update(identity.join("/")).digest("hex").slice(0, 8);
  return `${dnsLabel(logicalName, max - hash.length - 1)}-${hash}`;
}

/** `My_Tracardi` → `my-tracardi`: a DNS label of at most `max` characters. */
export function dnsLabel(name: string, max = 63): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "");
  return (label || "tracardi").slice(0, max).replace(/-+$/, "");
}
