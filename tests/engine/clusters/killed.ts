import { spawn } from "node:child_process";
import type { Stack } from "@pulumi/pulumi/automation";
import { type Api, ApiError, type KubernetesObject } from "../../cluster/support/api";
import { pendingResolved } from "../pending";
import type { Workspace } from "../workspace";

/** What was being created. */
interface Pending {
  readonly [field: string]: unknown;
  readonly urn: string;
  readonly inputs: KubernetesObject;
  /** URN and id. */
  readonly provider?: string;
}

/** Begins an update, and kills the engine as soon as there is something that it made and still waits for. */
export async function killedOnce(
  workspace: Workspace,
  stack: Stack,
  isThere: () => Promise<boolean>,
): Promise<void> {
  const child = spawn(...workspace.command(stack, ["up", "--yes", "--skip-preview"]));
  let printed = "";
  child.stdout.on("data", (data) => (printed += String(data)));
  let ended = false;
  const signal = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (_, by) => {
      ended = true;
      resolve(by);
    });
  });
  while (!ended && !(await isThere())) await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill("SIGKILL");
  if ((await signal) !== "SIGKILL") throw new Error(`the engine ended by itself:\n${printed}`);
}

/**
 * Does what docs/recovery.md says, up to the next update.
 *
 * @returns the ids of the Kubernetes objects that were there
 */
export async function recovered(
  workspace: Workspace,
  stack: Stack,
  apis: ReadonlyMap<string, Api>,
): Promise<string[]> {
  await stack.cancel();
  return pendingResolved<Pending>(workspace, stack, async ({ provider, inputs }) => {
    const [, name = ""] = /pulumi:providers:kubernetes::([^:]+)::/.exec(provider ?? "") ?? [];
    const api = apis.get(name);
    return api && idOf(inputs, api);
  });
}

/** The id of an object, if it is in the cluster. */
async function idOf(object: KubernetesObject, api: Api): Promise<string | undefined> {
  const { namespace, name } = object.metadata;
  if (!(await exists(api, await api.pathOf(object)))) return undefined;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

export async function exists(api: Api, path: string): Promise<boolean> {
  try {
    await api.get(path);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 404) return false;
    throw error;
  }
}
