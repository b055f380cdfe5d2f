import type { Properties, WireValue } from "../../../preview/engine/wire";
import { UNKNOWN_VALUE, isObject, secret } from "../../../preview/engine/wire";
import { PLACEHOLDER, UNKNOWN_PLACEHOLDER } from "../../../render/manifest";
import { InputError } from "../errors";
import { idleHooksOf, leftOut } from "./hooks";
import type { Described, StackInput, Place } from "./input";
import { mapCopying } from "./mapCopying";
import { type Content, readDocuments } from "./yaml/documents";

/** A text in YAML or JSON, and the cluster that its objects are for. */
export interface Source {
  readonly text: string;
  /** The name that the user knows it by, for messages. */
  readonly file: string;
  /** Undefined if there is only one cluster. */
  readonly cluster?: string;
  /** Whether to skip what is not a Kubernetes object, with a warning, instead of refusing it. */
  readonly lenient: boolean;
}

interface Found {
  readonly object: Properties & { kind: string; apiVersion: string };
  readonly place: Place;
  readonly cluster?: string;
}

/** Reads the Kubernetes objects of the sources; the items of a List become single objects. */
export function readManifests(sources: readonly Source[]): StackInput {
  const read = sources.map(readSource);
  const all = read.flatMap(({ objects }) => objects);
  const kept = all.filter(({ object }) => idleHooksOf(object).length === 0);
  const resources = withoutRepetitions(kept).map(describe);
  const secrets = all.flatMap(({ object }) => decodedIn(object));
  const foreign = read.flatMap(({ foreign }) => foreign).map(({ file }) => file);
  const warnings = [
    ...read.flatMap((each) => each.warnings),
    ...[...new Set(foreign)].map((file) => `${file} holds no Kubernetes object, and is left out`),
    ...all.filter((each) => !kept.includes(each)).map(unmade),
  ];
  return { resources, warnings, doubts: [], secrets };
}

const unmade = (found: Found): string =>
  leftOut(
    `${written(found.place)}: ${found.object.kind} ${nameOf(found) ?? ""}`,
    idleHooksOf(found.object),
  );

interface Read {
  readonly objects: readonly Found[];
  /** Places of what is not a Kubernetes object. */
  readonly foreign: readonly Place[];
  readonly warnings: readonly string[];
}

function readSource({ text, file, cluster, lenient }: Source): Read {
  const { contents, warnings } = readDocuments(text, file);
  const foreign: Place[] = [];
  const objects = contents.flatMap((content): Found[] => {
    const found = objectsIn(content);
    if (found !== undefined) return found.map((each) => ({ ...each, cluster }));
    if (!lenient) throw noObject(content.place);
    foreign.push(content.place);
    return [];
  });
  return { objects, foreign, warnings };
}

const noObject = ({ file, line }: Place): InputError =>
  new InputError(`${file}:${line}: is no Kubernetes object: it has no kind and apiVersion`);

/** Undefined if the document is not a Kubernetes object. */
function objectsIn({ value, place, items }: Content): Omit<Found, "cluster">[] | undefined {
  if (!isManifest(value)) return undefined;
  // kubectl treats anything with `items` as a list, whatever its kind.
  if (!Array.isArray(value.items)) return [{ object: value, place }];
  const kind = value.kind.replace(/List$/, "");
  return value.items.flatMap((item, index) => {
    // The items of a DeploymentList may omit kind and apiVersion.
    const own: Properties =
      isObject(item) && kind !== "" ? { kind, apiVersion: value.apiVersion } : {};
    const whole = isObject(item) ? { ...own, ...item } : item;
    const within = { value: whole, place: items[index] ?? place, items: [] };
    const objects = objectsIn(within);
    if (objects === undefined) throw noObject(within.place);
    return objects;
  });
}

function isManifest(value: unknown): value is Found["object"] {
  const { kind, apiVersion } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof kind === "string" && typeof apiVersion === "string";
}

/**
 * Drops repeated objects, which would be counted twice. Of two different versions, only the cluster knows which one
 * counts, so they are an error.
 */
function withoutRepetitions(all: readonly Found[]): Found[] {
  const seen = new Map<string, Found>();
  return all.filter((each) => {
    if (nameOf(each) === undefined) return true;
    const urn = urnOf(each);
    const first = seen.get(urn);
    if (first === undefined) {
      seen.set(urn, each);
      return true;
    }
    if (JSON.stringify(first.object) === JSON.stringify(each.object)) return false;
    throw new InputError(
      `${each.object.kind} ${nameOf(each)} is in ${written(first.place)} and, otherwise, in ` +
        `${written(each.place)}: which one counts? If the folders are a cluster each, add ` +
        "--clusters. If they are layers of kustomize, pipe in what `kubectl kustomize` makes of them",
    );
  });
}

const written = ({ file, line }: Place): string => `${file}:${line}`;

function describe(found: Found): Described {
  const { object, place, cluster } = found;
  return {
    urn: urnOf(found),
    type: typeOf(object),
    name: nameOf(found) ?? written(place),
    inputs: withSecrets(object),
    outputs: {},
    references: {},
    provider: cluster === undefined ? undefined : `cluster ${cluster}`,
    ignoredChanges: [],
    external: false,
    component: false,
    place,
  };
}

/** Pulumi's type of the same object. */
const typeOf = ({ apiVersion, kind }: Found["object"]): string =>
  `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;

function urnOf(found: Found): string {
  const { object, place, cluster = "" } = found;
  const { namespace } = metadataOf(object);
  const group = object.apiVersion.replace(/\/?[^/]*$/, "");
  const name = nameOf(found) ?? written(place);
  return ["manifest", cluster, group, object.kind, namespace ?? "default", name].join("::");
}

function nameOf({ object }: Found): string | undefined {
  const { name } = metadataOf(object);
  return typeof name === "string" && name !== "" ? name : undefined;
}

const metadataOf = ({ metadata }: Properties): Properties => (isObject(metadata) ? metadata : {});

/** The object with its secrets wrapped, and with the placeholders of `npm run render` as unknown values. */
function withSecrets(object: Found["object"]): Properties {
  const known = rendered(object) as Properties;
  if (object.kind !== "Secret") return known;
  const wrapped = ["data", "stringData"].flatMap((field) => {
    const values = known[field];
    if (!isObject(values)) return [];
    const all = Object.entries(values).map(([key, value]) => [key, secret(value)]);
    return [[field, Object.fromEntries(all) as Properties]];
  });
  return { ...known, ...(Object.fromEntries(wrapped) as Properties) };
}

const placeholders = [
  PLACEHOLDER,
  UNKNOWN_PLACEHOLDER,
  Buffer.from(PLACEHOLDER).toString("base64"),
];

function rendered(value: WireValue): WireValue {
  if (typeof value === "string") return placeholders.includes(value) ? UNKNOWN_VALUE : value;
  return typeof value === "object" && value !== null ? mapCopying(value, rendered) : value;
}

/** The decoded values of a Secret. */
function decodedIn({ kind, data }: Found["object"]): string[] {
  if (kind !== "Secret" || !isObject(data)) return [];
  const texts = Object.values(data).filter((each) => typeof each === "string");
  return texts.map((each) => Buffer.from(each, "base64").toString("utf8"));
}
