import type { Inputs, TestResource, TestStack } from "../../helpers/policyStack";
import { U } from "../../helpers/policyStack";
import type { Random } from "./equivalents";

/** Variables that are no secrets: a secret belongs in no ConfigMap. */
const plain = [
  "EXPOSE_GUI_API",
  "PRODUCTION",
  "API_DOCS",
  "SAVE_LOGS",
  "DEMO",
  "ENABLE_EVENT_SOURCE_CHECK",
  "LOGGING_LEVEL",
  "MODE",
  "WEB_CONCURRENCY",
];

/** Kubernetes expands `$(OTHER)` in an entry's own value, but not in what comes from a ConfigMap. */
const movable = ({ name, value }: Inputs): boolean =>
  plain.includes(name as string) && typeof value === "string" && value !== U && !/\$/.test(value);

/** Each plain variable by a ConfigMap's key instead of by its own value. */
export function envThroughConfigMaps(stack: TestStack, random: Random): void {
  eachContainer(stack, (container, add) => {
    const data: Inputs = {};
    const name = `values-${Math.floor(random() * 1e9)}`;
    container.env = (container.env as Inputs[]).map((entry, index) => {
      if (!movable(entry) || random() < 0.3) return entry;
      const key = `value-${index}`;
      data[key] = entry.value;
      return { name: entry.name, valueFrom: { configMapKeyRef: { name, key } } };
    });
    add(name, data);
  });
}

/** Plain variables imported with a whole ConfigMap, the last of those that are imported. */
export function importedEnv(stack: TestStack, random: Random): void {
  eachContainer(stack, (container, add) => {
    const env = container.env as Inputs[];
    if (
      env.some(({ name, value }) => name === U || (typeof value === "string" && /\$/.test(value)))
    ) {
      return;
    }
    const name = `imported-${Math.floor(random() * 1e9)}`;
    const times = (variable: unknown) => env.filter((entry) => entry.name === variable).length;
    const moved = env.filter((entry) => movable(entry) && times(entry.name) === 1);
    if (moved.length === 0 || container.envFrom === U) return;
    container.env = env.filter((entry) => !moved.includes(entry));
    const imports = (container.envFrom as Inputs[] | undefined) ?? [];
    container.envFrom = [...imports, { configMapRef: { name } }];
    add(name, Object.fromEntries(moved.map((entry) => [entry.name, entry.value])));
  });
}

function eachContainer(
  stack: TestStack,
  change: (container: Inputs, add: (name: string, data: Inputs) => void) => void,
): void {
  for (const resource of [...stack.resources.values()]) {
    const pod = (resource.inputs.spec as Inputs | undefined)?.template?.spec as Inputs | undefined;
    const containers: unknown = pod?.containers;
    if (!Array.isArray(containers)) continue;
    for (const container of containers as Inputs[]) {
      if (!Array.isArray(container.env)) continue;
      change(container, (name, data) => addConfigMap(stack, resource, name, data));
    }
  }
}

function addConfigMap(stack: TestStack, near: TestResource, name: string, data: Inputs): void {
  const { namespace } = near.inputs.metadata as Inputs;
  const type = "kubernetes:core/v1:ConfigMap";
  stack.add(type, name, { metadata: { name, ...(namespace && { namespace }) }, data });
  const added = stack.get(name);
  added.provider = near.provider;
  if (near.references.metadata) added.references.metadata = [...near.references.metadata];
}
