import type { Input } from "@pulumi/pulumi";
import type { TracardiProductionArgs } from "../arguments";
import { type ImageName, type VersionLine, versionLines } from "../../facts/versions";
import { withDefaults } from "./defaults";

export interface TracardiSettings {
  readonly version: string;
  /** What a version of its line needs and does. */
  readonly line: VersionLine;
  /** Whether it is that line, and not only said to behave like it. */
  readonly isKnown: boolean;
  readonly untestedOnOpenSearch: boolean;
  /** Tracardi's processes beside the API and the GUI. */
  readonly apm: boolean;
  readonly updateWorker: boolean;
}

export interface ImageSettings {
  readonly api: string;
  readonly gui: string;
  readonly apm: string;
  readonly updateWorker: string;
  /** Of the placeholders on spare servers. */
  readonly pause: string;
  /** The login to the registries. Secret. */
  readonly pullSecret?: Input<string>;
}

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

/** The line that the arguments choose, if they choose a known one. */
export function versionLineOf({ tracardi }: TracardiProductionArgs): VersionLine | undefined {
  const { version, behavesLike = version } = withDefaults("TracardiArgs", tracardi);
  return Object.hasOwn(versionLines, behavesLike) ? versionLines[behavesLike] : undefined;
}

const processesOf = ({ apm, updateWorker }: TracardiProductionArgs) => ({
  apm: withDefaults("ApmArgs", apm).enabled,
  updateWorker: withDefaults("UpdateWorkerArgs", updateWorker).enabled,
});

export function imagesOf(args: TracardiProductionArgs): ImageSettings {
  const { registry, pause, pullSecret, ...own } = withDefaults("ImagesArgs", args.images);
  const prefix = registry.replace(/\/+$/, "");
  const image = (name: ImageName) =>
    own[name] ?? `${prefix}/${versionLineOf(args)?.images[name] ?? ""}`;
  return {
    api: image("api"),
    gui: image("gui"),
    apm: image("apm"),
    updateWorker: image("updateWorker"),
    pause,
    pullSecret,
  };
}

/** The names of the images that the arguments make use of. */
export function usedImages(args: TracardiProductionArgs, minimal: boolean): ImageName[] {
  const { apm, updateWorker } = processesOf(args);
  const used: ImageName[] = minimal ? ["api"] : ["api", "gui"];
  return [
    ...used,
    ...(apm ? ["apm" as const] : []),
    ...(updateWorker ? ["updateWorker" as const] : []),
  ];
}

/** Whether an image comes from Docker Hub: names without a registry do. */
export function isFromDockerHub(image: string): boolean {
  const [first, ...rest] = image.split("/");
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return !hasRegistry || ["docker.io", "index.docker.io"].includes(first);
}
