/**
 * What the real component registers for the production layout, at a first preview: what a cloud makes up is
 * unknown. Resources that mean nothing to the pack are left out.
 *
 * Several types have the same names there, so a resource is called by the last part of its type as well:
 * `Deployment tracardi-public-api`, `LoadBalancer tracardi-public-api`, `Listener tracardi-public-api`.
 */
import { kindOf } from "../../../../policies/model/resources/kinds";
import { copyOf } from "../../../helpers/copy";
import { plain } from "../../../helpers/deployment";
import { type Inputs, TestStack } from "../../../helpers/policyStack";
import { deployLayout } from "../../../helpers/production";
import type { Layout } from "../case";
import { layoutOf } from "../layout";

/** Runs the component once, for as many layouts as one likes. */
export async function component(): Promise<() => Layout> {
  const { all, errors } = await deployLayout({}, { unknowns: true });
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const resources = all
    .filter(({ type }) => kindOf(type) !== undefined)
    .map(({ urn, type, name, inputs, outputs, propertyDependencies, provider, options }) => ({
      ...{ urn, type, name },
      inputs: plain(inputs) as Inputs,
      // A case that changes what is declared changes what comes of it.
      outputs: without(plain(outputs) as Inputs, inputs),
      references: propertyDependencies,
      provider: provider === "" ? undefined : provider,
      ignoreChanges: options.ignoreChanges,
    }));
  return () => {
    const stack = new TestStack();
    for (const resource of copyOf(resources)) {
      const { type, name } = resource;
      const key = `${type.slice(type.lastIndexOf(":") + 1)} ${name}`;
      if (stack.resources.has(key)) throw new Error(`there are two of ${key}`);
      stack.resources.set(key, resource);
    }
    const names = {
      publicApi: "Deployment tracardi-public-api",
      internalApi: "Deployment tracardi-internal-api",
      gui: "Deployment tracardi-gui",
      apm: "Deployment tracardi-apm",
      search: "Domain tracardi-search",
      redis: "ReplicationGroup tracardi-redis",
      cluster: "Cluster tracardi-core",
    };
    return layoutOf({ form: "component", stack, names });
  };
}

const without = (outputs: Inputs, inputs: object): Inputs =>
  Object.fromEntries(Object.entries(outputs).filter(([key]) => !Object.hasOwn(inputs, key)));
