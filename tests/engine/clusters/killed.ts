import { spawn } from "node:child_process";
import type { Stack } from "@pulumi/pulumi/automation";
import { type Api, ApiError, type KubernetesObject } from "../../cluster/support/api";
import type { Workspace } from "../workspace";

/** What the engine had begun when it ended, as `pulumi stack export` tells it. */
interface Pending {
  readonly type: string;
  readonly resource: {
    readonly urn: string;
    readonly inputs: KubernetesObject;
    /** URN and id. */
    readonly provider?: string;
  };
}

/** Begins an update, and kills the engine as soon as it prints what matches. */
export async function killedOnce(
  workspace: Workspace,
  stack: Stack,
  prints: RegExp,
): Promise<void> {
  const child = spawn(...workspace.command(stack, ["up", "--yes", "--skip-preview"]));
  let printed = "";
  child.stdout.on("data", (data) => {
    printed += String(data);
    if (prints.test(printed)) child.kill("SIGKILL");
  });
  const signal = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (_, by) => resolve(by));
  });
  if (signal !== "SIGKILL") throw new Error(`the engine ended by itself:\n${printed}`);
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
  const { deployment } = await stack.exportStack();
  const pending = (deployment.pending_operations ?? []) as Pending[];
  const found: [urn: string, id: string][] = [];
  for (const { resource } of pending.filter(({ type }) => type === "creating")) {
    const [, provider] =
      /::pulumi:providers:kubernetes::([^:]+)::/.exec(resource.provider ?? "") ?? [];
    const api = apis.get(provider ?? "");
    const id = api && (await idOf(resource.inputs, api));
    if (id !== undefined) found.push([resource.urn, id]);
  }
  const { code, stdout } = await workspace.run(stack, [
    ...["refresh", "--yes", "--skip-preview", "--clear-pending-creates"],
    ...found.flat().flatMap((each) => ["--import-pending-creates", each]),
  ]);
  if (code !== 0) throw new Error(stdout);
  return found.map(([, id]) => id);
}

/** The id of an object, if it is in the cluster. */
async function idOf(object: KubernetesObject, api: Api): Promise<string | undefined> {
  const { namespace, name } = object.metadata;
  try {
    await api.get(await api.pathOf(object));
  } catch (error) {
    if (error instanceof ApiError && error.code === 404) return undefined;
    throw error;
  }
  return namespace === undefined ? name : `${namespace}/${name}`;
}
