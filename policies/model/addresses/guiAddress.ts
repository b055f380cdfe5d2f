import { type Value, UNKNOWN, at, fields, items } from "../../value";
import { Nearby } from "../exposure/services/nearby";
import { type Placement, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";

/** An API that a GUI is told of. */
export interface Address {
  /** The URL; it may hold a login, so it is not for messages. */
  readonly url: string | typeof UNKNOWN;
  /** Whether it is from a Secret: nothing of it is for messages then. */
  readonly isSecret?: boolean;
  /** Where it stands, for messages. */
  readonly source: string;
}

interface PlacedConfigMap {
  readonly resource: StackResource;
  readonly place: Placement;
}

/** Finds what GUIs are told of the API: by a variable, or by the file that is made of it. */
export class GuiAddresses {
  private readonly configMaps: Nearby<PlacedConfigMap>;

  constructor(private readonly index: ResourceIndex) {
    const place = (resource: StackResource) => placementOf(resource, index);
    this.configMaps = new Nearby(
      index.ofKind("configMap").map((resource) => ({ resource, place: place(resource) })),
    );
  }

  of(workload: Workload): Address[] {
    const fromVariables = workload.containers
      .filter(({ process }) => process === "gui")
      .flatMap(({ variable }): Address[] => {
        const url = variable("API_URL");
        if (url.state === "set") {
          return [{ url: url.value, source: "API_URL", isSecret: url.secret }];
        }
        return url.state === "unknown" ? [{ url: UNKNOWN, source: "API_URL" }] : [];
      });
    const fromFiles = this.mounted(workload).flatMap((configMap) =>
      fields(at(configMap.props, "data")).flatMap(([key, text]): Address[] => {
        const source = `API_URL in ${key}`;
        if (text === UNKNOWN) return isEnvConfig(key) ? [{ url: UNKNOWN, source }] : [];
        const url = assignment.exec(String(text))?.[1];
        return url === undefined ? [] : [{ url, source }];
      }),
    );
    return [...fromVariables, ...fromFiles];
  }

  private mounted({ resource, place, podSpec }: Workload): StackResource[] {
    const volumes = items(at(podSpec, "volumes"));
    const sources = volumes.flatMap((each): readonly Value[] => [
      each,
      ...items(at(each, "projected", "sources")),
    ]);
    const names = sources.flatMap((each): readonly Value[] =>
      at(each, "configMap") === undefined ? [] : [at(each, "configMap", "name")],
    );
    const found = names.flatMap((name) => {
      const named = this.configMaps.named(place, name).map((each) => each.resource);
      if (name !== UNKNOWN && named.length > 0) return named;
      // A name is known before that of the ConfigMap that it is taken from is to be seen.
      return this.index.referenced(resource, "spec", "configMap");
    });
    return [...new Set(found)];
  }
}

const isEnvConfig = (key: string): boolean => /env-config\.js$/.test(key);

/** `API_URL: "…"` in a script, JSON or a file of variables. */
const assignment = /\bAPI_URL["']?\s*[:=]\s*["']?([^"'\s,}]+)/;
