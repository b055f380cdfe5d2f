import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { Deployment, Stack } from "@pulumi/pulumi/automation";
import { Workspace } from "../workspace";

/** A workspace whose region has the zones that `ZONES` says. */
export function workspaceOfZones(): Workspace {
  const workspace = new Workspace();
  workspace.program("pulumi-resource-aws", join(__dirname, "pulumi-resource-aws"));
  return workspace;
}

/** The stack of an example as commit 1d2fc25 left it. */
export async function kept(workspace: Workspace, example: string): Promise<Stack> {
  const stack = await workspace.stack(example);
  const state = brotliDecompressSync(readFileSync(join(__dirname, `${example}.json.br`)));
  await stack.importStack(JSON.parse(state.toString()) as Deployment);
  return stack;
}

/** That stack under another name in another project. */
export async function renamed(workspace: Workspace, example: string): Promise<Stack> {
  const stack = await kept(workspace, example);
  const { code, stdout } = await workspace.run(stack, [
    ...["stack", "rename", "organization/elsewhere/renamed"],
  ]);
  if (code !== 0) throw new Error(stdout);
  return elsewhere(workspace, stack, example, "renamed");
}

/** A stack of another name, of the program in another project. */
export function elsewhere(
  workspace: Workspace,
  { workspace: { workDir } }: Stack,
  example: string,
  name: string,
): Promise<Stack> {
  const project = join(workDir, "Pulumi.yaml");
  const text = readFileSync(project, "utf8");
  writeFileSync(project, text.replace(/^name: .*$/m, "name: elsewhere"));
  return workspace.stack(example, name);
}
