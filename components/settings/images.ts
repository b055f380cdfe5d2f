import type { ImagesArgs, TracardiProductionArgs } from "../arguments";
import { type ImageName, type VersionLine, versionLines } from "../../facts/versions";
import { withDefaults } from "./defaults";

export interface TracardiSettings extends ReturnType<typeof processesOf> {
  readonly version: string;
  /** What a version of its line needs and does. */
  readonly line: VersionLine;
  /** False if `behavesLike` names the line, because the version itself is unknown. */
  readonly isKnown: boolean;
  readonly untestedOnOpenSearch: boolean;
}

/** Without the registry, which is part of the image names. */
export type ImageSettings = Readonly<
  Required<Omit<ImagesArgs, "registry" | "pullSecret">> & Pick<ImagesArgs, "pullSecret">
>;

export function tracardiOf(args: TracardiProductionArgs): TracardiSettings {
  const line = versionLineOf(args);
  if (!line) throw new Error("the arguments have not been validated");
  const { version, behavesLike, untestedOnOpenSearch } = withDefaults(
    "TracardiArgs",
    args.tracardi,
  );
  const isKnown = behavesLike === undefined;
  return { version, line, isKnown, untestedOnOpenSearch, ...processesOf(args) };
}

/** The version line that the arguments choose; `undefined` if it is unknown. */
export function versionLineOf({ tracardi }: TracardiProductionArgs): VersionLine | undefined {
  const { version, behavesLike = version } = withDefaults("TracardiArgs", tracardi);
  return Object.hasOwn(versionLines, behavesLike) ? versionLines[behavesLike] : undefined;
}

/** Which of Tracardi's processes run besides the API and the GUI. */
const processesOf = ({ apm, updateWorker }: TracardiProductionArgs) => ({
  apm: withDefaults("ApmArgs", apm).enabled,
  updateWorker: withDefaults("UpdateWorkerArgs", updateWorker).enabled,
});

export const tracardiImages = ["api", "gui", "apm", "updateWorker"] as const;

export function imagesOf(args: TracardiProductionArgs): ImageSettings {
  const { registry, pause, pullSecret, ...own } = withDefaults("ImagesArgs", args.images);
  const prefix = registry.replace(/\/+$/, "");
  const image = (name: ImageName) =>
    own[name] ?? `${prefix}/${versionLineOf(args)?.images[name] ?? ""}`;
  const [api, gui, apm, updateWorker] = tracardiImages.map(image);
  return { api, gui, apm, updateWorker, pause, pullSecret };
}

/** The names of the images that the arguments use. */
export function usedImages(args: TracardiProductionArgs, minimal: boolean): ImageName[] {
  const isUsed = { api: true, gui: !minimal, ...processesOf(args) };
  return tracardiImages.filter((name) => isUsed[name]);
}

/** Whether an image comes from Docker Hub, as names without a registry do. */
export function isFromDockerHub(image: string): boolean {
  const [first, ...rest] = image.split("/");
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return !hasRegistry || ["docker.io", "index.docker.io"].includes(first);
}
