import { type Known, UNKNOWN, allKnown, ifKnown } from "../../known";
import { type Value, at, fields, items } from "../../value";
import { ByNamespace } from "../resources/byNamespace";
import { type Placement, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Workload } from "../workloads/workloads";

/** An API that a GUI is told of. */
export interface ApiAddress {
  /** The URL; it may hold a login, so it is not for messages. */
  readonly url: Known<string>;
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
   * What the ConfigMaps say that a workload mounts. One that is not in the stack may be anything: it matters
   * only where the address is nowhere else.
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

  /** The ConfigMaps of a name. It is known before the name of the ConfigMap that it is taken from is. */
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

/** An address that is in a ConfigMap, or may be. */
const mounted: ApiAddress = { url: UNKNOWN, source: "API_URL in a ConfigMap that it mounts" };

const isKnown = ({ url }: ApiAddress): boolean => ifKnown(url, () => true, false);

function variableOf({ variable, spec }: Workload["containers"][number]): ApiAddress[] {
  const source = "API_URL";
  const url = variable("API_URL");
  if (url.state === "set") return [{ url: url.value, source, isSecret: url.secret }];
  if (url.state === "unseen") return [{ url: UNKNOWN, source: `${source} from ${url.source}` }];
  // Of variables whose source is not known, one may be it.
  const sources = items(at(spec, "envFrom")).flatMap((each) => [
    at(each, "configMapRef"),
    at(each, "secretRef"),
  ]);
  const isHidden = ifKnown(allKnown(sources), () => false, true);
  return url.state === "unknown" || isHidden ? [{ url: UNKNOWN, source }] : [];
}

/** The names of the ConfigMaps of a volume; one not known where it is not known whether it has one. */
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

/** `API_URL: "…"` in a script, JSON or a file of variables. */
const assignment = /\bAPI_URL["']?\s*[:=]\s*["']?([^"'\s,}]+)/;
