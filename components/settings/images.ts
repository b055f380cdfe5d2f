import type { Input } from "@pulumi/pulumi";
import type { TracardiProductionArgs } from "../arguments";
import { pauseImage } from "../../facts/images";
import type { ImageName } from "../../facts/versions";
import { lineOf } from "./tracardi";

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

export function imagesOf(args: TracardiProductionArgs): ImageSettings {
  const { registry = "docker.io", pullSecret, ...own } = args.images ?? {};
  const prefix = registry.replace(/\/+$/, "");
  const image = (name: ImageName) => own[name] ?? `${prefix}/${lineOf(args)?.images[name] ?? ""}`;
  return {
    api: image("api"),
    gui: image("gui"),
    apm: image("apm"),
    updateWorker: image("updateWorker"),
    pause: own.pause ?? pauseImage.name,
    pullSecret,
  };
}

/** The names of the images that the arguments make use of. */
export function usedImages(args: TracardiProductionArgs, minimal: boolean): ImageName[] {
  const used: ImageName[] = minimal ? ["api"] : ["api", "gui"];
  if (args.apm?.enabled !== false) used.push("apm");
  if (args.updateWorker?.enabled === true) used.push("updateWorker");
  return used;
}

/** Whether an image comes from Docker Hub: names without a registry do. */
export function isFromDockerHub(image: string): boolean {
  const [first, ...rest] = image.split("/");
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return !hasRegistry || ["docker.io", "index.docker.io"].includes(first);
}
