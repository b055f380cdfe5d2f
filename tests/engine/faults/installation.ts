import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import type { Stack } from "@pulumi/pulumi/automation";
import { Account } from "../../../preview/cloud/account/account";
import { typeOf } from "../../../preview/engine/urn";
import { type Values, configure } from "../installations/values";
import { Providers } from "../providers";
import { Workspace } from "../workspace";
import { type Fault, FaultyCloud, keyOf } from "./faults";

interface Stated {
  readonly urn: string;
  readonly id?: string;
  readonly custom: boolean;
  readonly external?: boolean;
}

interface Pending {
  readonly type: string;
  readonly resource: Stated;
}

/** A stack in a cloud whose calls fail as planned, and its recovery as docs/recovery.md has it. */
export class Installation {
  private constructor(
    private readonly account: Account,
    readonly cloud: FaultyCloud,
    private readonly workspace: Workspace,
    private readonly stack: Stack,
    private readonly providers: Providers,
  ) {}

  /** The root project with these values, not yet deployed. */
  static async of(values: Values, faults: readonly Fault[]): Promise<Installation> {
    const cloud = new FaultyCloud(faults);
    const account = new Account();
    const providers = await Providers.start(account, cloud.prepare);
    const workspace = new Workspace(providers.environment);
    const stack = await workspace.withoutCode();
    const installation = new Installation(account, cloud, workspace, stack, providers);
    await installation.configure(values);
    return installation;
  }

  /** `pulumi up` or `pulumi destroy`; what it printed if it failed. */
  async run(command: "up" | "destroy"): Promise<string | undefined> {
    const args = [command, "--yes", "--skip-preview"];
    const { code, stdout } = await this.workspace.run(this.stack, args);
    return code === 0 ? undefined : stdout;
  }

  configure(values: Values): Promise<void> {
    return configure(this.stack, values);
  }

  /** The types of what `up` would update. */
  async updatedBy(): Promise<string[]> {
    const { stdout } = await this.workspace.run(this.stack, ["preview", "--json"]);
    const { steps } = JSON.parse(stdout) as { steps: { op: string; urn: string }[] };
    return [...new Set(steps.filter(({ op }) => op === "update").map(({ urn }) => typeOf(urn)))];
  }

  /** Whether `up` would change nothing. */
  async isSettled(): Promise<boolean> {
    const args = ["preview", "--expect-no-changes"];
    return (await this.workspace.run(this.stack, args)).code === 0;
  }

  /** Begins `pulumi up`, and kills the engine after a while; false if it ended before. */
  async killed(milliseconds: number): Promise<boolean> {
    const child = spawn(...this.workspace.command(this.stack, ["up", "--yes", "--skip-preview"]));
    child.stdout.resume();
    const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (_, by) => resolve(by));
    });
    await Promise.race([ended, setTimeout(milliseconds)]);
    child.kill("SIGKILL");
    return (await ended) === "SIGKILL";
  }

  /** After a kill: lifts the lock, and tells the engine which of the pending creations are there. */
  async recover(): Promise<void> {
    await this.stack.cancel();
    const { deployment } = await this.stack.exportStack();
    const pending = (deployment.pending_operations ?? []) as Pending[];
    const found = pending
      .filter(({ type }) => type === "creating")
      .flatMap(({ resource: { urn } }) => {
        const id = this.idOf(urn);
        return id === undefined ? [] : [urn, id];
      });
    const { code, stdout } = await this.workspace.run(this.stack, [
      ...["refresh", "--yes", "--skip-preview", "--clear-pending-creates"],
      ...found.flatMap((each) => ["--import-pending-creates", each]),
    ]);
    if (code !== 0) throw new Error(stdout);
  }

  private idOf(urn: string): string | undefined {
    const entry = [...this.cloud.inventory].find(([, each]) => each === urn);
    return entry?.[0].split(" ").slice(1).join(" ");
  }

  /** Deletes by hand what exists and is not in the state. */
  async deleteOrphans(): Promise<string[]> {
    const { deployment } = await this.stack.exportStack();
    const stated = new Set(
      ((deployment.resources ?? []) as Stated[])
        .filter(({ custom, external, id }) => custom && !external && id !== undefined)
        .map(({ urn, id = "" }) => keyOf(urn, id)),
    );
    const orphans = [...this.cloud.inventory.keys()].filter((key) => !stated.has(key));
    for (const key of orphans) {
      const [type, ...id] = key.split(" ");
      for (const thing of this.account.ofType(type)) {
        if (thing.id === id.join(" ")) this.account.remove(thing);
      }
      this.cloud.inventory.delete(key);
    }
    return orphans;
  }

  remove(): void {
    this.providers.close();
    this.workspace.remove();
  }
}
