import { ifKnown, onlyKnown } from "../../../known";
import { type Value, at, fields, items } from "../../../value";
import { commandOf } from "../../environment/command";
import type { Sources } from "../../environment/variable";
import { environmentOf } from "../../environment/environment";
import { objectLabel, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";

/** A piece of what configures a pod. */
export interface PodSetting {
  /** The key of a file or the name of a variable; undefined for a word of a command. */
  readonly name?: string;
  readonly text: string;
  readonly form: "file" | "variable" | "word";
  /** The ConfigMap or Secret that it is written in, for messages; undefined for the pod itself. */
  readonly label?: string;
}

/** What configures a pod, and the resources that the parts come from that are not known yet. */
export interface PodSettings {
  readonly known: readonly PodSetting[];
  readonly from: readonly string[];
  /** The ConfigMaps and Secrets that it takes settings from. */
  readonly objects: readonly StackResource[];
}

type Kind = "configMap" | "secret";

/** Everything that containers of a pod read: commands, variables and the ConfigMaps and Secrets that they mount. */
export function podSettings(
  podSpec: Value,
  annotations: Value,
  containers: readonly Value[],
  sources: Sources,
  index: ResourceIndex,
): PodSettings {
  const known: PodSetting[] = [];
  const from: string[] = [];
  const objects = new Set<StackResource>();
  const take = (kind: Kind, name: Value, form: PodSetting["form"]): void => {
    for (const object of onlyNamed(sources, kind, name)) {
      objects.add(object);
      const label = objectLabel(object, placementOf(object, index));
      const { texts, hidden } = settingTexts(object);
      known.push(...texts.map(([key, text]): PodSetting => ({ name: key, text, form, label })));
      if (hidden) from.push(...Object.values(object.references).flat());
    }
  };
  const volumes = items(at(podSpec, "volumes"));
  for (const container of containers) {
    const started = items(at(container, "lifecycle", "postStart", "exec", "command"));
    for (const text of onlyKnown([...commandOf(container), ...started])) {
      if (typeof text === "string") known.push({ text, form: "word" });
    }
    for (const { name, found } of environmentOf(container, sources).entries()) {
      if (typeof name !== "string" || found.state !== "set") continue;
      known.push({ name, text: found.value, form: "variable" });
    }
    for (const each of items(at(container, "env"))) {
      take("configMap", at(each, "valueFrom", "configMapKeyRef", "name"), "variable");
    }
    for (const each of items(at(container, "envFrom"))) {
      take("configMap", at(each, "configMapRef", "name"), "variable");
      take("secret", at(each, "secretRef", "name"), "variable");
    }
    const mounted = items(at(container, "volumeMounts")).map((mount) => at(mount, "name"));
    for (const volume of volumes.filter((each) => mounted.includes(at(each, "name")))) {
      for (const [kind, name] of objectsOf(volume)) take(kind, name, "file");
    }
  }
  // A file that an injector writes into the pod.
  for (const [key, text] of fields(annotations)) {
    if (/template/i.test(key) && typeof text === "string") {
      known.push({ name: key, text, form: "file" });
    }
  }
  return { known, from, objects: [...objects] };
}

const onlyNamed = (sources: Sources, kind: Kind, name: Value): readonly StackResource[] =>
  typeof name === "string" ? ifKnown(sources.objects(kind, name), (found) => found, []) : [];

/** The ConfigMaps and Secrets of a volume, those of a projected one included. */
function objectsOf(volume: Value): readonly (readonly [Kind, Value])[] {
  const all: readonly Value[] = [volume, ...items(at(volume, "projected", "sources"))];
  return all.flatMap((each): (readonly [Kind, Value])[] => [
    ["configMap", at(each, "configMap", "name")],
    ["secret", at(each, "secret", "secretName") ?? at(each, "secret", "name")],
  ]);
}

/** The texts in a ConfigMap or Secret, decoded, and whether some are not known yet. */
export function settingTexts({ props, kind }: StackResource): {
  readonly texts: readonly (readonly [string, string])[];
  readonly hidden: boolean;
} {
  let hidden = false;
  const texts = (["data", "binaryData", "stringData"] as const).flatMap((property) => {
    const isEncoded = property === "binaryData" || (property === "data" && kind === "secret");
    const entries = ifKnown(at(props, property), fields, undefined);
    if (entries === undefined) hidden = true;
    return (entries ?? []).flatMap(([key, value]): (readonly [string, string])[] => {
      const text = ifKnown(value, (known) => known, undefined);
      if (value !== text) hidden = true;
      if (typeof text !== "string") return [];
      return [[key, isEncoded ? Buffer.from(text, "base64").toString() : text]];
    });
  });
  return { texts, hidden };
}
