import type { Inputs, TestResource, TestStack } from "../../helpers/policyStack";
import { envThroughConfigMaps, importedEnv } from "./equivalentEnv";
import { knownIdentities, namespacesOfTheStack } from "./equivalentReferences";
import { addUnrelated } from "./unrelated";

/** A number from 0 up to 1, the next of a series. */
export type Random = () => number;

/** Something that makes another program of the same deployment. */
export type Equivalent = (stack: TestStack, random: Random) => void;

/** What must not change a verdict, by name. */
export const equivalents: Readonly<Record<string, Equivalent>> = {
  "resources that have nothing to do with it": addUnrelated,
  "another order of resources": (stack, random) => {
    const entries = [...stack.resources].map((entry) => [random(), entry] as const);
    stack.resources.clear();
    for (const [, [key, resource]] of entries.sort(([a], [b]) => a - b)) {
      stack.resources.set(key, resource);
    }
  },
  "other names in the program": (stack) => {
    let number = 0;
    identify(stack, ({ type }) => {
      const name = `r${number++}-${type.length}`;
      return { name, urn: `urn:pulumi:test::tracardi::${type}::${name}` };
    });
  },
  "components around resources": (stack, random) =>
    identify(stack, ({ urn, name }) => {
      const parents = ["acme:index:Platform", "acme:edge:Service", "acme:eks:Cluster"];
      const depth = Math.floor(random() * (parents.length + 1));
      const [stackName, project, types] = urn.split("::");
      const chain = [...parents.slice(0, depth), types].join("$");
      return { name, urn: [stackName, project, chain, name].join("::") };
    }),
  "fields in another order": (stack) => {
    for (const resource of stack.resources.values()) {
      resource.inputs = reversed(resource.inputs) as Inputs;
    }
  },
  "networks, zones and paths in another order": (stack) =>
    everyField(stack, (owner, key) => {
      if (unordered.includes(key) && Array.isArray(owner[key])) {
        owner[key] = [...(owner[key] as unknown[])].reverse();
      }
    }),
  "numbers of AWS as texts": (stack) =>
    everyField(stack, (owner, key, { type }) => {
      if (type.startsWith("aws:") && typeof owner[key] === "number") owner[key] = `${owner[key]}`;
    }),
  "labels by expressions": (stack) =>
    everyField(stack, (owner, key) => {
      const labels = (owner[key] as Inputs | undefined)?.matchLabels as Inputs | undefined;
      if (!/^(labelSelector|selector)$/.test(key) || labels === undefined) return;
      const own = Object.entries(labels).map(([label, value]) => ({
        ...{ key: label, operator: "In", values: [value] },
      }));
      const selector = owner[key] as Inputs;
      const expressions = [...((selector.matchExpressions as Inputs[] | undefined) ?? []), ...own];
      owner[key] = { ...selector, matchLabels: {}, matchExpressions: expressions };
    }),
  "variables through ConfigMaps": envThroughConfigMaps,
  "variables from a whole ConfigMap": importedEnv,
  "namespaces that the stack makes": namespacesOfTheStack,
  "ids and ARNs that are known": knownIdentities,
};

/** Lists whose order means nothing. */
const unordered = [
  "cidrBlocks",
  "ipv6CidrBlocks",
  "loadBalancerSourceRanges",
  "sourceRanges",
  "publicAccessCidrs",
  "subnets",
  "subnetIds",
  "values",
  "conditions",
];

/** Gives resources other names and URNs, and what refers to them with them. */
function identify(
  stack: TestStack,
  change: (resource: TestResource) => { name: string; urn: string },
): void {
  const urns = new Map<string, string>();
  for (const resource of stack.resources.values()) {
    const { name, urn } = change(resource);
    urns.set(resource.urn, urn);
    Object.assign(resource, { name, urn });
  }
  const renamed = (urn: string) => urns.get(urn) ?? urn;
  for (const resource of stack.resources.values()) {
    resource.provider = resource.provider && renamed(resource.provider);
    resource.references = Object.fromEntries(
      Object.entries(resource.references).map(([key, list]) => [key, list.map(renamed)]),
    );
  }
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

/** Visits every field of all inputs; fields of a list are of its elements. */
function everyField(
  stack: TestStack,
  visit: (owner: Record<string, unknown>, key: string, resource: TestResource) => void,
): void {
  for (const resource of stack.resources.values()) {
    const walk = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      for (const key of Object.keys(value)) {
        if (!Array.isArray(value)) visit(value as Record<string, unknown>, key, resource);
        walk((value as Record<string, unknown>)[key]);
      }
    };
    walk(resource.inputs);
  }
}
