import { join } from "node:path";
import type * as workspaces from "../../tests/engine/workspace";
import { type Cost, sum, tree } from "./measure";

const MEGABYTE = 2 ** 20;
const INTERVAL = 50;

/** The Node processes of a program and of a policy pack. */
const OURS = /cmd\/(run|run-policy-pack)\b/;

/** The cost of a folder's program and the policy pack in a preview by the real engine, which kills the pack. */
export function engineCost(folder: string): (root: string) => Promise<Cost> {
  return async (root) => {
    const { Workspace } = load(root);
    const workspace = new Workspace();
    try {
      const stack =
        folder === "."
          ? await workspace.withoutCode()
          : await workspace.stack(folder.replace("examples/", ""));
      const cpu = new Map<number, number>();
      let memory = 0;
      let largest = 0;
      const look = setInterval(() => {
        const ours = tree(process.pid).filter(({ command }) => OURS.test(command));
        ours.forEach((each) => cpu.set(each.pid, each.cpu));
        const sizes = ours.map(({ resident }) => resident / MEGABYTE);
        memory = Math.max(memory, sum(sizes));
        largest = Math.max(largest, ...sizes);
      }, INTERVAL);
      await workspace.preview(stack).finally(() => clearInterval(look));
      return { cpu: sum([...cpu.values()]), memory, largest };
    } finally {
      workspace.remove();
    }
  };
}

function load(root: string): typeof workspaces {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(root, "tests", "engine", "workspace"));
}
