import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { IdentityArgs } from "../arguments";
import { randomPassword } from "../security/randomPassword";
import { validatedOutput } from "../validation/validatedOutput";
import type { EnvVar } from "./podParts";

/** Values of this installation's own for secrets that have public defaults in Tracardi. All secret. */
export interface IdentitySecrets {
  readonly installationToken: pulumi.Output<string>;
  readonly mergeSecret: pulumi.Output<string>;
  readonly adminPassword: pulumi.Output<string>;
}

export function createIdentity(
  component: string,
  identity: IdentityArgs,
  opts: pulumi.CustomResourceOptions,
): IdentitySecrets {
  const given = (key: "installationToken" | "mergeSecret" | "adminPassword", length: number) => {
    const value = identity[key];
    return value === undefined
      ? randomPassword(`${component}-${kebab(key)}`, length, opts)
      : validatedOutput(component, `identity.${key}`, value);
  };
  return {
    installationToken: given("installationToken", 48),
    mergeSecret: given("mergeSecret", 48),
    adminPassword: given("adminPassword", 24),
  };
}

/**
 * Puts the values into a Kubernetes Secret, and returns one variable per value that refers to it. A changed
 * value creates a new Secret under a new name, which also replaces the pods.
 */
export function createSecretEnvironment(
  name: string,
  namespace: kubernetes.core.v1.Namespace,
  values: { readonly [variable: string]: pulumi.Output<string> },
  opts: pulumi.CustomResourceOptions,
): EnvVar[] {
  const secret = new kubernetes.core.v1.Secret(
    name,
    {
      metadata: { namespace: namespace.metadata.name },
      stringData: Object.fromEntries(
        Object.entries(values).map(([variable, value]) => [variable, pulumi.secret(value)]),
      ),
    },
    opts,
  );
  const secretName = secret.metadata.name;
  return Object.keys(values).map((key) => ({
    name: key,
    valueFrom: { secretKeyRef: { name: secretName, key } },
  }));
}

const kebab = (camel: string): string => camel.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
