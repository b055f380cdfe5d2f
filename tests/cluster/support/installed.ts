import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { preview } from "../../../preview/preview";
import { readProject } from "../../../preview/project/project";
import { type ClusterManifests, manifestsByCluster } from "../../../render/render";
import type { Api, KubernetesObject } from "./api";

const definitions = join(__dirname, "..", "definitions");

/**
 * The Kubernetes half of a stack, as `npm run render` writes it.
 *
 * @param more configuration of the project's own that its stack's file does not have
 */
export async function rendered(
  folder: string,
  more: { readonly [key: string]: string } = {},
): Promise<ClusterManifests[]> {
  const project = readProject(folder);
  for (const [key, value] of Object.entries(more)) project.config[`${project.name}:${key}`] = value;
  const { resources } = await preview({ project, policyConfig: {}, unknowns: false });
  return manifestsByCluster(resources);
}

/** Teaches the API server the kinds that come with EKS Auto Mode and with add-ons. */
export async function installDefinitions(
  api: Api,
  wanted: (file: string) => boolean = () => true,
): Promise<void> {
  for (const file of readdirSync(definitions).filter(wanted)) {
    const definition = parse(readFileSync(join(definitions, file), "utf8")) as KubernetesObject;
    const applied = await api.apply(definition);
    const path = await api.pathOf(applied);
    await eventually(`${file} is established`, async () => {
      const { status } = await api.get(path);
      return conditions(status).some(
        ({ type, status: is }) => type === "Established" && is === "True",
      );
    });
  }
}

const conditions = (status?: KubernetesObject): KubernetesObject[] =>
  (status?.conditions ?? []) as KubernetesObject[];

/** Waits until it is so; fails with the name of what was waited for. */
export async function eventually(
  what: string,
  holds: () => Promise<boolean>,
  seconds = 60,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`after ${seconds} s still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
