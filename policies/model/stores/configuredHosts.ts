import {
  type Answer,
  type Known,
  UNKNOWN,
  and,
  holds,
  ifKnown,
  is,
  possibly,
  whenKnown,
} from "../../known";
import { type Value, at, fields, items } from "../../value";
import { environmentOf } from "../environment/environment";
import type { Sources } from "../environment/variable";
import { ByNamespace } from "../resources/byNamespace";
import { type Placement, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { mayBeNamed } from "./serviceHosts";

/** A value that a container receives and that may be an address. */
export interface ConfiguredValue {
  readonly name: Value;
  readonly text: Known<string>;
  /** Whether the container receives it. */
  readonly isGiven: Answer;
  /** URNs of the resources that an unknown text is made from. */
  readonly from: readonly string[];
}

type SourceKind = "configMap" | "secret";

/** The values that containers other than Tracardi's receive in their variables. */
export class ConfiguredHosts {
  private readonly all: Readonly<Record<SourceKind, ByNamespace<Placed>>>;

  constructor(index: ResourceIndex) {
    const placed = (kind: SourceKind) =>
      new ByNamespace(
        index.ofKind(kind).map((resource) => ({ resource, place: placementOf(resource, index) })),
      );
    this.all = { configMap: placed("configMap"), secret: placed("secret") };
  }

  of(
    container: Value,
    workload: StackResource,
    place: Placement,
    sources: Sources,
  ): ConfiguredValue[] {
    const own = workload.references["spec"] ?? [];
    const env = items(at(container, "env"));
    const entries = environmentOf(container, sources).entries();
    return [
      ...entries.flatMap(({ name, found }, index): ConfiguredValue[] => {
        if (found.state === "set") {
          return [{ name, text: found.value, isGiven: holds(name, () => true), from: [] }];
        }
        const kind = at(env[index], "valueFrom", "configMapKeyRef") ? "configMap" : "secret";
        const reference = at(env[index], "valueFrom", `${kind}KeyRef`);
        const held = this.objects(kind, at(reference, "name"), place, sources);
        const key = at(reference, "key");
        return ifKnown(
          held,
          (objects) =>
            objects
              .flatMap(heldIn)
              .filter((each) => possibly(is(each.name, key)))
              .map((each) => ({
                ...each,
                name,
                isGiven: and(
                  each.isGiven,
                  holds(key, () => true),
                ),
              })),
          found.state === "unknown" ? [{ ...hidden, name, from: own }] : [],
        );
      }),
      ...items(at(container, "envFrom")).flatMap((entry): ConfiguredValue[] => {
        const kind = at(entry, "configMapRef") === undefined ? "secret" : "configMap";
        const name = at(entry, `${kind}Ref`, "name");
        const held = name === undefined ? [] : this.objects(kind, name, place, sources);
        return ifKnown(held, (objects) => objects.flatMap(heldIn), [{ ...hidden, from: own }]);
      }),
    ];
  }

  /** The ConfigMaps or Secrets that a name means; if none has the name, those that may have it. */
  private objects(
    kind: SourceKind,
    name: Value,
    place: Placement,
    sources: Sources,
  ): Known<Held[]> {
    if (name === undefined) return UNKNOWN;
    return whenKnown(sources.objects(kind, name), (found) =>
      found.length > 0
        ? found.map((resource): Held => ({ resource, isGiven: "yes" }))
        : this.all[kind]
            .possible(place, name)
            .filter(({ resource }) => typeof name === "string" && mayBeNamed(resource, name))
            .map(({ resource }): Held => ({ resource, isGiven: "unknown" })),
    );
  }
}

interface Placed {
  readonly resource: StackResource;
  readonly place: Placement;
}

interface Held {
  readonly resource: StackResource;
  readonly isGiven: Answer;
}

/** A value that the container receives and that is completely unknown. */
const hidden = { name: UNKNOWN, text: UNKNOWN, isGiven: "yes" } as const;

/** The values in a ConfigMap or Secret. */
function heldIn({ resource: { props, references, kind }, isGiven }: Held): ConfiguredValue[] {
  return (["data", "stringData"] as const).flatMap((property) => {
    const data = at(props, property);
    const from = references[property] ?? [];
    const isEncoded = kind === "secret" && property === "data";
    const textOf = (value: Value): string => {
      const known = typeof value === "string" ? value : "";
      return isEncoded ? Buffer.from(known, "base64").toString() : known;
    };
    return ifKnown(
      data,
      (known) =>
        fields(known).map(([name, value]): ConfiguredValue => {
          return { name, text: whenKnown(value, textOf), isGiven, from };
        }),
      [{ ...hidden, isGiven, from }],
    );
  });
}
