import { GuardMode, type TracardiProductionArgs } from "../arguments";
import { withDefaults } from "./defaults";
import type { ImageSettings } from "./images";

export interface GuardSettings {
  readonly mode: Exclude<GuardMode, GuardMode.Off>;
  /** The prefixes of allowed image names: a registry and a path, up to a slash. */
  readonly registries: readonly string[];
}

/** The guards; `undefined` if they are switched off. */
export function guardsOf(
  { guards, images: { registry } = {} }: TracardiProductionArgs,
  { api, gui, apm, updateWorker }: ImageSettings,
): GuardSettings | undefined {
  const { mode, registries } = withDefaults("GuardsArgs", guards);
  if (mode === GuardMode.Off) return undefined;
  const own = registry === undefined || isDockerHub(registry) ? [] : [registry];
  const allowed = [...own, ...[api, gui, apm, updateWorker].map(folderOf), ...registries];
  return { mode, registries: [...new Set(allowed.map(withSlash))] };
}

/** `registry.example.com/tracardi/tracardi-api:0.8.2.1` → `registry.example.com/tracardi` */
function folderOf(image: string): string {
  const [path] = image.split("@");
  return path.slice(0, path.lastIndexOf("/"));
}

const withSlash = (path: string): string => `${path.replace(/\/+$/, "")}/`;

/** Anyone can publish images there. */
const isDockerHub = (registry: string): boolean =>
  /^(index\.)?docker\.io\/?$/.test(registry.trim());
