import type { Inputs, TestStack } from "../../helpers/policyStack";
import type { FormConfig, FormName, Layout, Role, Store } from "./case";

interface Parts {
  readonly form: FormName;
  readonly stack: TestStack;
  readonly names: Readonly<Record<Role | Store, string>>;
  readonly config?: FormConfig;
}

/** What roles and stores are called in the forms that are written by hand. */
export const usualNames: Parts["names"] = {
  publicApi: "public-api",
  internalApi: "internal-api",
  gui: "gui",
  apm: "apm",
  search: "search",
  redis: "redis",
  cluster: "core-cluster",
};

/** A stack with what cases need to change it. */
export function layoutOf({ form, stack, names, config }: Parts): Layout {
  const nameOf = (role: Role | Store) => names[role];
  const inputs = (role: Role | Store) => stack.get(names[role]).inputs;
  const podSpec = (role: Role): Inputs => inputs(role).spec.template.spec;
  const container = (role: Role): Inputs => {
    const { containers } = podSpec(role);
    if (containers.length !== 1) throw new Error(`${role} has ${containers.length} containers`);
    return containers[0];
  };
  const removeEnv = (role: Role, name: string): void => {
    const own = container(role);
    own.env = (own.env ?? []).filter((entry: Inputs) => entry.name !== name);
  };
  const setEnv = (role: Role, name: string, value: string | Inputs): void => {
    const entry = typeof value === "string" ? { name, value } : { name, ...value };
    const own = container(role);
    own.env ??= [];
    const index = own.env.findIndex((each: Inputs) => each.name === name);
    if (index < 0) own.env.push(entry);
    else own.env[index] = entry;
  };
  const addBeside = (role: Role, type: string, name: string, object: Inputs): void => {
    const near = stack.get(names[role]);
    const { namespace } = near.inputs.metadata;
    const metadata = { name, namespace, ...object.metadata };
    stack.add(type, name, { ...object, metadata });
    const added = stack.get(name);
    added.provider = near.provider;
    const from = near.references.metadata;
    if (from !== undefined && metadata.namespace === namespace) {
      added.references.metadata = [...from];
    }
  };
  const layout = { form, stack, config, nameOf, inputs, podSpec, container };
  return { ...layout, setEnv, removeEnv, addBeside };
}
