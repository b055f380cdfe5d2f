import { type Value, UNKNOWN, at, fields, items } from "../../value";
import { environmentOf } from "../environment/environment";
import type { Sources } from "../environment/variable";
import { Nearby } from "../resources/nearby";
import { type Placement, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { mayBeNamed } from "./serviceHosts";

/** A value that a container is given, which may say where something is. */
export interface Told {
  /** The variable's name. */
  readonly name: Value;
  readonly text: string | typeof UNKNOWN;
  /** Whether it is known that the container is given it. */
  readonly certain: boolean;
  /** URNs that a text which is not known is made of. */
  readonly from: readonly string[];
}

type SourceKind = "configMap" | "secret";

/** What containers besides Tracardi's are told by their variables. */
export class ToldHosts {
  private readonly unnamed: Readonly<Record<SourceKind, Nearby<Placed>>>;

  constructor(index: ResourceIndex) {
    const unnamed = (kind: SourceKind) =>
      new Nearby(
        index
          .ofKind(kind)
          .map((resource) => ({ resource, place: placementOf(resource, index) }))
          .filter(({ place }) => place.name === UNKNOWN),
      );
    this.unnamed = { configMap: unnamed("configMap"), secret: unnamed("secret") };
  }

  of(container: Value, workload: StackResource, place: Placement, sources: Sources): Told[] {
    const own = workload.references["spec"] ?? [];
    const env = items(at(container, "env"));
    const entries = environmentOf(container, sources).entries();
    return [
      ...entries.flatMap(({ name, found }, index): Told[] => {
        if (found.state === "set") {
          return [{ name, text: found.value, certain: name !== UNKNOWN, from: [] }];
        }
        const kind = at(env[index], "valueFrom", "configMapKeyRef") ? "configMap" : "secret";
        const reference = at(env[index], "valueFrom", `${kind}KeyRef`);
        const held = this.objects(kind, at(reference, "name"), place, sources);
        if (held === UNKNOWN) {
          return found.state === "unknown"
            ? [{ name, text: UNKNOWN, certain: true, from: own }]
            : [];
        }
        const key = at(reference, "key");
        return held
          .flatMap(heldIn)
          .filter((each) => [key, each.name].includes(UNKNOWN) || each.name === key)
          .map((each) => ({ ...each, name, certain: each.certain && key !== UNKNOWN }));
      }),
      ...items(at(container, "envFrom")).flatMap((entry): Told[] => {
        const kind = at(entry, "configMapRef") === undefined ? "secret" : "configMap";
        const name = at(entry, `${kind}Ref`, "name");
        const held = name === undefined ? [] : this.objects(kind, name, place, sources);
        return held === UNKNOWN
          ? [{ name: UNKNOWN, text: UNKNOWN, certain: true, from: own }]
          : held.flatMap(heldIn);
      }),
    ];
  }

  /** The ConfigMaps or Secrets that a name means; without one of that name, those that may have it. */
  private objects(
    kind: SourceKind,
    name: Value,
    place: Placement,
    sources: Sources,
  ): Held[] | typeof UNKNOWN {
    const found = name === undefined ? UNKNOWN : sources.objects(kind, name);
    if (found === UNKNOWN) return UNKNOWN;
    if (found.length > 0) return found.map((resource) => ({ resource, certain: true }));
    return this.unnamed[kind]
      .named(place, UNKNOWN)
      .filter(({ resource }) => typeof name === "string" && mayBeNamed(resource, name))
      .map(({ resource }) => ({ resource, certain: false }));
  }
}

interface Placed {
  readonly resource: StackResource;
  readonly place: Placement;
}

interface Held {
  readonly resource: StackResource;
  readonly certain: boolean;
}

/** What a ConfigMap or a Secret holds. */
function heldIn({ resource: { props, references, kind }, certain }: Held): Told[] {
  return (["data", "stringData"] as const).flatMap((property) => {
    const data = at(props, property);
    const from = references[property] ?? [];
    if (data === UNKNOWN) return [{ name: UNKNOWN, text: UNKNOWN, certain, from }];
    const isEncoded = kind === "secret" && property === "data";
    return fields(data).map(([name, value]): Told => {
      const known = typeof value === "string" ? value : "";
      const text = isEncoded ? Buffer.from(known, "base64").toString() : known;
      return { name, text: value === UNKNOWN ? UNKNOWN : text, certain, from };
    });
  });
}
