import * as pulumi from "@pulumi/pulumi";
import type { TracardiProductionArgs } from "../../components/arguments";
import { readArguments } from "../../configuration/read";
import { mergeConfig, type ConfigMap } from "../../preview/project/config";

/** The least that a stack has to say. */
export const least = (): ConfigMap => ({
  hosts: {
    publicApi: "track.example.com",
    internalApi: "tracardi-api.example.com",
    gui: "tracardi.example.com",
  },
  dns: { zoneId: "Z0123456789ABCDEFGHIJ" },
  trustedNetworks: ["203.0.113.0/24"],
  access: "restricted",
  kubernetesApi: {
    publicNetworks: ["203.0.113.9/32"],
    administrators: { deployer: "arn:aws:iam::111122223333:role/deployer" },
  },
  adminEmail: "platform@example.com",
  openSearch: {},
});

/** An encrypted value: a text that Pulumi decrypts for the program. */
export interface Encrypted {
  secure: string;
}

/**
 * The arguments from what a stack's file says, as Pulumi would hand it to the program: decrypted, or with the
 * mark of what cannot be read offline.
 */
export function argumentsOf(stack: ConfigMap, offline = false): TracardiProductionArgs {
  const { config, secretKeys } = mergeConfig("tracardi", {}, stack);
  const values = offline ? config : mergeConfig("tracardi", {}, decrypted(stack)).config;
  pulumi.runtime.setAllConfig(values, secretKeys);
  try {
    return readArguments("tracardi", "tracardi");
  } finally {
    pulumi.runtime.setAllConfig({}, []);
  }
}

/** The lines of the error about a configuration. */
export function told(stack: ConfigMap, offline = false): string[] {
  try {
    argumentsOf(stack, offline);
    return [];
  } catch (error) {
    const [head, ...lines] = (error as Error).message.split("\n");
    if (!/^TracardiProduction "tracardi" has (1 wrong argument|\d+ wrong arguments):$/.test(head)) {
      throw error;
    }
    return lines.map((line) => line.replace("  - tracardi:", ""));
  }
}

function decrypted<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if ("secure" in value) return value.secure as T;
  if (Array.isArray(value)) return value.map(decrypted) as T;
  const entries = Object.entries(value).map(([key, inner]) => [key, decrypted(inner)]);
  return Object.fromEntries(entries) as T;
}
