import { type Known, UNKNOWN, allKnown, ifKnown } from "../../known";
import { type Value, at, fields, items } from "../../value";
import { ByNamespace } from "../resources/byNamespace";
import { type Placement, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";

/** The address of the API, as a GUI is configured with it. */
export interface ApiAddress {
  /** The URL. Messages must not show it, because it may contain a login. */
  readonly url: Known<string>;
  /** Whether it comes from a Secret. Messages must not show any part of it then. */
  readonly isSecret?: boolean;
  /** Where it is configured, for messages. */
  readonly source: string;
}

interface PlacedConfigMap {
  readonly resource: StackResource;
  readonly place: Placement;
}

/** Finds the API addresses that GUIs are configured with: in a variable, or in the file that is made from it. */
export class GuiAddresses {
  private readonly configMaps: ByNamespace<PlacedConfigMap>;

  constructor(private readonly index: ResourceIndex) {
    const place = (resource: StackResource) => placementOf(resource, index);
    this.configMaps = new ByNamespace(
      index.ofKind("configMap").map((resource) => ({ resource, place: place(resource) })),
    );
  }

  of(workload: Workload): ApiAddress[] {
    const fromVariables = workload.containers
      .filter(({ process }) => process === "gui")
      .flatMap(variableOf);
    return [...fromVariables, ...this.mounted(workload, fromVariables.some(isKnown))];
  }

  /**
   * The addresses in the ConfigMaps that a workload mounts. A ConfigMap outside the stack may contain anything,
   * but that only matters if the address is not found elsewhere.
   */
  private mounted({ resource, place, podSpec }: Workload, isSet: boolean): ApiAddress[] {
    const volumes = items(at(podSpec, "volumes"));
    const names = volumes.flatMap(configMapNames);
    const found = new Set<StackResource>();
    let isHiddenAny = false;
    let isDoubtful = false;
    for (const name of names) {
      const meant = this.meantBy(name, resource, place);
      meant.forEach((each) => found.add(each));
      const isHidden = ifKnown(name, () => meant.length === 0, meant.length !== 1);
      isHiddenAny ||= isHidden;
      isDoubtful ||= isHidden && ifKnown(name, () => this.mayBeUnnamed(place, name), true);
    }
    const said = [...found].flatMap(inData);
    const isSaid = isSet || said.some(isKnown);
    return [...said, ...(isDoubtful || (isHiddenAny && !isSaid) ? [mounted] : [])];
  }

  /**
   * The ConfigMaps with a name. A preview may know this name before it knows the name of the ConfigMap it comes
   * from.
   */
  private meantBy(name: Value, from: StackResource, place: Placement): readonly StackResource[] {
    const named = this.configMaps.exact(place, name);
    if (named.length > 0) return named.map(({ resource }) => resource);
    return this.index.referenced(from, "spec", "configMap").filter((each) => {
      const isOther = allKnown([name, placementOf(each, this.index).name]);
      return ifKnown(isOther, () => false, true);
    });
  }

  private mayBeUnnamed(place: Placement, name: Value): boolean {
    return this.configMaps
      .possible(place, name)
      .some(({ resource }) => inData(resource).length > 0);
  }
}

/** An address that a ConfigMap contains, or may contain. */
const mounted: ApiAddress = { url: UNKNOWN, source: "API_URL in a ConfigMap that it mounts" };

const isKnown = ({ url }: ApiAddress): boolean => ifKnown(url, () => true, false);

function variableOf({ variable, spec }: Workload["containers"][number]): ApiAddress[] {
  const source = "API_URL";
  const url = variable("API_URL");
  if (url.state === "set") return [{ url: url.value, source, isSecret: url.secret }];
  if (url.state === "unseen") return [{ url: UNKNOWN, source: `${source} from ${url.source}` }];
  // Variables from an unknown source may include this one.
  const sources = items(at(spec, "envFrom")).flatMap((each) => [
    at(each, "configMapRef"),
    at(each, "secretRef"),
  ]);
  const isHidden = ifKnown(allKnown(sources), () => false, true);
  return url.state === "unknown" || isHidden ? [{ url: UNKNOWN, source }] : [];
}

/** The names of the ConfigMaps in a volume; UNKNOWN if it is not known whether the volume has one. */
function configMapNames(volume: Value): readonly Value[] {
  const sources: Value[] = [volume, ...items(at(volume, "projected", "sources"))];
  return sources.flatMap((each): readonly Value[] =>
    at(each, "configMap") === undefined ? [] : [at(each, "configMap", "name")],
  );
}

function inData({ props }: StackResource): ApiAddress[] {
  const inKey = (key: string, text: Value): ApiAddress[] => {
    const source = `API_URL in ${key}`;
    const url = ifKnown(
      text,
      (known): ApiAddress["url"] | undefined => assignment.exec(String(known))?.[1],
      isEnvConfig(key) ? UNKNOWN : undefined,
    );
    return url === undefined ? [] : [{ url, source }];
  };
  return ifKnown(
    at(props, "data"),
    (data) => fields(data).flatMap(([key, text]) => inKey(key, text)),
    [mounted],
  );
}

const isEnvConfig = (key: string): boolean => /env-config\.js$/.test(key);

/** `API_URL: "…"` in a script, in JSON or in a file of variables. */
const assignment = /\bAPI_URL["']?\s*[:=]\s*["']?([^"'\s,}]+)/;
