import type { Properties } from "../../preview/engine/wire";
import { converted } from "./convert";
import type { Previewed } from "./previews";
import { type Schemas, snake, terraformType } from "./schema";

/** A resource of a preview as Terraform knows it. */
export interface Translated {
  readonly urn: string;
  /** Pulumi's kind: `Cluster` of `aws:eks/cluster:Cluster`. */
  readonly kind: string;
  readonly type: string;
  /** Its name among those of its type. */
  readonly name: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** The arguments whose change the program wants to replace it. */
  readonly replacedBy: readonly string[];
}

export interface Translation {
  readonly resources: readonly Translated[];
  /** What the provider does not know: types, and properties of types. */
  readonly unknown: ReadonlySet<string>;
}

/** The resources of AWS that a preview creates, as Terraform's. */
export function translated(
  { resources, replaceOnChanges }: Previewed,
  schemas: Schemas,
): Translation {
  const known: Translated[] = [];
  const unknown = new Set<string>();
  for (const resource of resources) {
    if (!resource.type.startsWith("aws:") || resource.external) continue;
    const type = terraformType(resource.type, schemas);
    if (type === undefined) {
      unknown.add(resource.type);
      continue;
    }
    const { block } = schemas[type];
    const inputs = converted(resource.inputs, block);
    for (const path of inputs.unknown) unknown.add(`${type}: ${path}`);
    known.push({
      ...{ urn: resource.urn, type, inputs: inputs.values },
      kind: kindOf(resource.type),
      // Names of Terraform begin with a letter.
      name: `r_${resource.name.replace(/[^\w-]/g, "_")}`,
      outputs: converted(resource.outputs, block).values,
      replacedBy: (replaceOnChanges.get(resource.urn) ?? []).map((path) =>
        snake(path.split(".")[0]),
      ),
    });
  }
  return { resources: known, unknown };
}

export const kindOf = (token: string): string => token.split(":").at(-1) ?? token;

/** A preview with the values that an earlier deployment has, where the program asks for that by `ignoreChanges`. */
export function withKept(fresh: Previewed, earlier: Previewed): Previewed {
  const before = new Map(earlier.resources.map((each) => [each.urn, each]));
  const resources = fresh.resources.map((resource) => {
    const old = before.get(resource.urn);
    if (old === undefined) return resource;
    return resource.options.ignoreChanges.reduce(
      (each, path) => ({ ...each, inputs: kept(each.inputs, old.inputs, path.split(".")) }),
      resource,
    );
  });
  return { ...fresh, resources };
}

/** The properties with the old value at a path; without a value there if the old ones have none. */
function kept(news: Properties, olds: Properties, [name, ...rest]: readonly string[]): Properties {
  const { [name]: fresh, ...others } = news;
  const old = olds[name];
  if (old === undefined) return rest.length === 0 ? others : news;
  const inner =
    rest.length === 0 ? old : kept((fresh ?? {}) as Properties, old as Properties, rest);
  return { ...others, [name]: inner };
}
