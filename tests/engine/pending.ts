import type { Stack } from "@pulumi/pulumi/automation";
import type { Workspace } from "./workspace";

/** A resource in a stack's state. */
interface Stated {
  readonly urn: string;
  readonly [field: string]: unknown;
}

/** What the engine had begun when it ended, as `pulumi stack export` tells it. */
interface Pending<Resource> {
  readonly type: string;
  readonly resource: Resource;
}

interface Exported<Resource> {
  readonly resources?: Stated[];
  readonly pending_operations?: Pending<Resource>[];
}

/**
 * Does what docs/recovery.md says after a kill, once the lock is lifted, up to the next update.
 *
 * @param idOf the id of what was being created, if it is there
 * @returns the ids of what is there
 */
export async function pendingResolved<Resource extends Stated>(
  workspace: Workspace,
  stack: Stack,
  idOf: (resource: Resource) => Promise<string | undefined>,
): Promise<string[]> {
  const { version, deployment } = await stack.exportStack();
  const { resources = [], pending_operations = [], ...rest } = deployment as Exported<Resource>;
  const left: Pending<Resource>[] = [];
  const found: (Stated & { id: string })[] = [];
  for (const each of pending_operations) {
    const id = each.type === "creating" ? await idOf(each.resource) : undefined;
    if (id === undefined) left.push(each);
    else found.push({ ...each.resource, id });
  }
  await stack.importStack({
    version,
    deployment: { ...rest, resources: [...resources, ...found], pending_operations: left },
  });
  const refresh = ["refresh", "--yes", "--skip-preview", "--clear-pending-creates"];
  const { code, stdout } = await workspace.run(stack, refresh);
  if (code !== 0) throw new Error(stdout);
  return found.map(({ id }) => id);
}
