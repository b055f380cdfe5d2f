import { type Known, UNKNOWN, ifKnown, whenKnown } from "../../known";
import { type Value, at, fields, isAbsent, items } from "../../value";
import { labels } from "./keyValues";
import type { Sources } from "./variable";

/** A file that a volume puts into a container. */
export interface MountedFile {
  /** Absolute. For a volume whose files are not known, the folder that it is at. */
  readonly path: string;
  /** UNKNOWN where it is not to be seen what the volume holds. */
  readonly text: Known<string>;
  /** `ConfigMap boot`, for messages. */
  readonly from: string;
  readonly secret: boolean;
}

/** The files that volumes put into a container, over those of its image. */
export function mountedFiles(container: Value, sources: Sources): MountedFile[] {
  const volumes = items(at(sources.podSpec, "volumes"));
  return items(at(container, "volumeMounts")).flatMap((mount) => {
    const path = at(mount, "mountPath");
    if (typeof path !== "string") return [];
    const volume = volumes.find((each) => at(each, "name") === at(mount, "name"));
    return placed(filesOf(volume, sources), path.replace(/\/+$/, ""), at(mount, "subPath"));
  });
}

/** A file of a volume, by its path there; undefined for any file of a volume that is not to be seen. */
type VolumeFile = Omit<MountedFile, "path"> & { readonly path: string | undefined };

/** A mount with a `subPath` has one file, or one folder of the volume. */
function placed(files: readonly VolumeFile[], at: string, subPath: Value): MountedFile[] {
  const part = typeof subPath === "string" ? subPath.replace(/^\/+|\/+$/g, "") : "";
  return files.flatMap((file): MountedFile[] => {
    if (file.path === undefined || part === "") {
      return [{ ...file, path: file.path === undefined ? at : `${at}/${file.path}` }];
    }
    if (file.path === part) return [{ ...file, path: at }];
    const within = file.path.startsWith(`${part}/`) ? file.path.slice(part.length) : undefined;
    return within === undefined ? [] : [{ ...file, path: at + within }];
  });
}

function filesOf(volume: Value, sources: Sources): VolumeFile[] {
  const inOne = (source: Value): VolumeFile[] => {
    const configMap = at(source, "configMap");
    if (!isAbsent(configMap)) return inObject("configMap", configMap, "name", sources);
    const secret = at(source, "secret");
    if (isAbsent(secret)) return [];
    const field = isAbsent(at(secret, "secretName")) ? "name" : "secretName";
    return inObject("secret", secret, field, sources);
  };
  const projected = items(at(volume, "projected", "sources"));
  const found = [...inOne(volume), ...projected.flatMap(inOne)];
  if (found.length > 0 || projected.length > 0 || isEmptyAtFirst(volume)) return found;
  return at(volume, "configMap") === undefined && at(volume, "secret") === undefined
    ? [hidden(`volume ${nameOf(volume)}`, false)]
    : [];
}

/** Only other containers of the pod write there, and those of init containers are judged by their commands. */
const isEmptyAtFirst = (volume: Value): boolean =>
  ["emptyDir", "downwardAPI"].some((kind) => at(volume, kind) !== undefined);

const hidden = (from: string, secret: boolean): VolumeFile => ({
  ...{ path: undefined, text: UNKNOWN, from, secret },
});

function inObject(
  kind: "configMap" | "secret",
  source: Value,
  field: string,
  sources: Sources,
): VolumeFile[] {
  const name = at(source, field);
  const from = `${labels[kind]} ${typeof name === "string" ? name : "?"}`;
  const secret = kind === "secret";
  return ifKnown(
    sources.objects(kind, name),
    (objects) => {
      if (objects.length !== 1) return [hidden(from, secret)];
      const texts = textsOf(kind, objects[0].props);
      const chosen = items(at(source, "items"));
      const named = ([key, text]: [string, Known<string>]): VolumeFile[] => {
        const file: VolumeFile = { path: key, text, from: `${key} of ${from}`, secret };
        if (chosen.length === 0) return [file];
        return chosen
          .filter((item) => at(item, "key") === key)
          .map((item) => ({ ...file, path: String(at(item, "path")) }));
      };
      return texts === undefined ? [hidden(from, secret)] : texts.flatMap(named);
    },
    [hidden(from, secret)],
  );
}

/** The texts of a ConfigMap or Secret by key; undefined while its keys are not known. */
function textsOf(
  kind: "configMap" | "secret",
  props: Value,
): [string, Known<string>][] | undefined {
  const [plain, encoded] =
    kind === "configMap" ? (["data", "binaryData"] as const) : (["stringData", "data"] as const);
  if (ifKnown(at(props, plain), () => false, true)) return undefined;
  if (ifKnown(at(props, encoded), () => false, true)) return undefined;
  const decoded = (value: Value): Known<string> =>
    whenKnown(value, (known) => Buffer.from(String(known), "base64").toString());
  return [
    ...fields(at(props, encoded)).map(([key, value]): [string, Known<string>] => [
      key,
      decoded(value),
    ]),
    ...fields(at(props, plain)).map(([key, value]): [string, Known<string>] => [
      key,
      whenKnown(value, String),
    ]),
  ];
}

const nameOf = (volume: Value): string => {
  const name = at(volume, "name");
  return typeof name === "string" ? name : "?";
};
