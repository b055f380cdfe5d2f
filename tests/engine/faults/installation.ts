import { spawn } from "node:child_process";
import { rmSync, truncateSync } from "node:fs";
import type { Stack } from "@pulumi/pulumi/automation";
import { Account } from "../../../preview/cloud/account/account";
import { typeOf } from "../../../preview/engine/urn";
import { type Values, configure } from "../installations/values";
import { pendingResolved } from "../pending";
import { Providers } from "../providers";
import { Workspace } from "../workspace";
import { type Fault, FaultyCloud, keyOf } from "./faults";

const PROJECT = "tracardi";

interface Stated {
  readonly urn: string;
  readonly id?: string;
  readonly custom: boolean;
  readonly external?: boolean;
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

  /**
   * `pulumi up` or `pulumi destroy`; what it printed if it failed.
   *
   * @param more further flags
   */
  async run(command: "up" | "destroy", ...more: string[]): Promise<string | undefined> {
    const args = [command, "--yes", "--skip-preview", ...more];
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

  /**
   * Begins a command, and kills the engine at some moment; false if it ended before.
   *
   * @param began called when it has begun
   */
  async killed(command: "up" | "destroy", began: () => Promise<unknown>): Promise<boolean> {
    const args = [command, "--yes", "--skip-preview"];
    const moment = began();
    const child = spawn(...this.workspace.command(this.stack, args));
    child.stdout.resume();
    const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (_, by) => resolve(by));
    });
    await Promise.race([ended, moment]);
    child.kill("SIGKILL");
    return (await ended) === "SIGKILL";
  }

  /** What an engine leaves that is killed while it writes its state into a file. */
  cutOff(): void {
    truncateSync(`${this.workspace.stateFileOf(PROJECT)}.attrs`);
  }

  /** After a kill: lifts the lock, and tells the engine which of the pending creations are there. */
  async recover(): Promise<void> {
    await this.unlock();
    await pendingResolved(this.workspace, this.stack, async ({ urn }) => this.idOf(urn));
  }

  private async unlock(): Promise<void> {
    try {
      await this.stack.cancel();
    } catch (error) {
      if (!/failed to load checkpoint: .*EOF/.test(String(error))) throw error;
      rmSync(`${this.workspace.stateFileOf(PROJECT)}.attrs`);
      await this.stack.cancel();
    }
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
