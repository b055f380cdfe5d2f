import type { ImagesArgs } from "../arguments";
import { tracardi0821 } from "../../facts/versions";

export interface ImageSettings {
  readonly api: string;
  readonly gui: string;
}

export function imagesOf({ registry = "docker.io" }: ImagesArgs = {}): ImageSettings {
  const prefix = registry.replace(/\/+$/, "");
  return {
    api: `${prefix}/${tracardi0821.images.api}`,
    gui: `${prefix}/${tracardi0821.images.gui}`,
  };
}
