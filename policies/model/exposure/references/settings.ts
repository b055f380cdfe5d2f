import { type Value, at, fields, items } from "../../../value";
import type { Placement } from "../../resources/placement";
import type { StackResource } from "../../resources/resources";
import { commandOf } from "../../environment/command";
import { type Workload, podTemplate } from "../../workloads/workloads";
import type { SettingsReader } from "../controllers/controller";
import { controllers } from "../controllers/registry";
import { objectsOfPods } from "../proxies/proxies";
import { settingTexts } from "../proxies/podSettings";
import { isOfProxy, withoutComments } from "../proxies/software";
import { placed } from "../topology/placed";
import type { Topology } from "../topology/topology";
import { hostNamesIn } from "./hostsInText";
import type { InferredReference } from "./inferredReferences";

/**
 * The Services in the settings of controllers, in annotations of Ingresses and Services, and in the settings of proxies and tunnels
 * that no pod of the stack reads. Where pods read them, they are followed through the pods.
 */
export function settingsReferences(topology: Topology): {
  readonly resource: StackResource;
  readonly references: readonly InferredReference[];
}[] {
  const { index, workloads } = topology;
  const own = new Set(workloads.map(({ resource }) => resource));
  const ownConfigs = new Set(workloads.flatMap(configsOf));
  const read = objectsOfPods(topology);
  const isForeign = (resource: StackResource): boolean =>
    !ownConfigs.has(keyOf(placed(resource, index).place));
  const objects = [...index.ofKind("configMap").filter(isForeign), ...index.ofKind("secret")];
  const others = index.ofKind("workload").filter((resource) => !own.has(resource));
  const annotated = [...index.ofKind("ingress"), ...index.ofKind("service")];
  return [
    ...objects.map((resource) => ({
      resource,
      references: inEntries(resource, read.has(resource)),
    })),
    ...others.map((resource) => ({ resource, references: inContainers(resource) })),
    ...annotated.map((resource) => ({ resource, references: inAnnotations(resource) })),
  ].filter(({ references }) => references.length > 0);
}

/** What the controllers find in their own settings; nothing in the settings of others. */
const readBy = (
  read: (reader: SettingsReader) => readonly InferredReference[] | undefined,
): readonly InferredReference[] =>
  controllers.flatMap(({ settings }) => (settings === undefined ? [] : (read(settings) ?? [])));

function inEntries(resource: StackResource, isRead: boolean): InferredReference[] {
  return settingTexts(resource).texts.flatMap(([key, text]) => {
    const known = readBy(({ entry }) => entry?.(key, text));
    if (known.length > 0) return known;
    return !isRead && isOfProxy(text) ? inSettings(withoutComments(text)) : [];
  });
}

const inSettings = (text: string): InferredReference[] =>
  hostNamesIn(text).map((host) => {
    const svc = host.indexOf("svc");
    const [name, namespace] = svc === 3 ? host.slice(1) : host;
    return { name, namespace };
  });

/** The options of controllers that name a Service. */
function inContainers(resource: StackResource): InferredReference[] {
  return items(at(podTemplate(resource), "spec", "containers"))
    .flatMap(commandOf)
    .flatMap((word) => (typeof word === "string" ? readBy((reader) => reader.word?.(word)) : []));
}

const inAnnotations = ({ props }: StackResource): InferredReference[] =>
  fields(at(props, "metadata", "annotations")).flatMap(([key, text]) =>
    typeof text === "string" ? readBy(({ annotation }) => annotation?.(key, text)) : [],
  );

/** The ConfigMaps that a workload takes its own settings from. */
const configsOf = ({ place, podSpec }: Workload): string[] =>
  namesUnder(podSpec).map((name) => keyOf({ ...place, name }));

const keyOf = ({ cluster, namespace, name }: Placement): string =>
  [cluster, namespace, name].map(String).join("\n");

function namesUnder(value: Value): string[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(namesUnder);
  return fields(value).flatMap(([key, inner]) => {
    const name = /^configMap/.test(key) ? at(inner, "name") : undefined;
    return typeof name === "string" ? [name] : namesUnder(inner);
  });
}
