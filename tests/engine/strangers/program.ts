import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { Account } from "../../../preview/cloud/account/account";
import { Providers } from "../providers";
import { POLICIES, Workspace } from "../workspace";

const PREVIEW = ["preview", "--diff"];

/** A stack that somebody else wrote, on simulated providers, judged by the policy pack as it changes. */
export class StrangersStack {
  private constructor(
    readonly workspace: Workspace,
    private readonly providers: Providers,
    readonly stack: Stack,
  ) {}

  static async start(): Promise<StrangersStack> {
    const providers = await Providers.start(new Account());
    const workspace = new Workspace(providers.environment);
    const stack = await workspace.changed("insecure", () => programOf(""));
    return new StrangersStack(workspace, providers, stack);
  }

  /** Puts other resources in the place of those that the program makes. */
  write(resources: string): void {
    writeFileSync(join(this.stack.workspace.workDir, "index.ts"), programOf(resources));
  }

  /** A policy pack of somebody's own, with these policies. */
  pack(name: string, policies: string): string {
    const folder = join(this.workspace.folder, name);
    this.workspace.write(`${name}/PulumiPolicy.yaml`, "runtime: nodejs\nmain: index.js\n");
    this.workspace.write(`${name}/package.json`, `{ "name": "${name}", "version": "0.0.1" }`);
    this.workspace.write(
      `${name}/index.js`,
      `const { PolicyPack } = require("@pulumi/policy");
       new PolicyPack("${name}", { policies: [${policies}] });`,
    );
    return folder;
  }

  async up(packs: readonly string[] = []): Promise<void> {
    const { code, stdout } = await this.workspace.run(this.stack, [
      ...["up", "--yes", "--skip-preview"],
      ...packs.flatMap((pack) => ["--policy-pack", pack]),
    ]);
    if (code !== 0) throw new Error(stdout);
  }

  /** What `pulumi preview` says under the policy pack, and under others before it. */
  async judged(args: readonly string[] = [], packs: readonly string[] = []): Promise<string> {
    const { stdout } = await this.workspace.run(this.stack, [
      ...[...PREVIEW, ...args],
      ...[...packs, POLICIES].flatMap((pack) => ["--policy-pack", pack]),
    ]);
    return stdout;
  }

  /** What the policy pack says of an exported state, where nobody knows the passphrase. */
  analyzed(file: string): string {
    const args = ["policy", "analyze", "--file", file, "--policy-pack", POLICIES];
    const [program, , { cwd, env }] = this.workspace.command(this.stack, args);
    const unknowing = { ...env };
    delete unknowing.PULUMI_CONFIG_PASSPHRASE;
    const { stdout } = spawnSync(program, args, { cwd, env: unknowing, encoding: "utf8" });
    return stdout;
  }

  /** What another command of the CLI prints. */
  async printed(args: readonly string[]): Promise<string> {
    return (await this.workspace.run(this.stack, args)).stdout;
  }

  remove(): void {
    this.workspace.remove();
    this.providers.close();
  }
}

const programOf = (resources: string): string => `
  import * as aws from "@pulumi/aws";
  import * as kubernetes from "@pulumi/kubernetes";
  import * as pulumi from "@pulumi/pulumi";

  /** An image of Tracardi's, as one would run it. */
  function run(name: string, image: string, env: Record<string, pulumi.Input<string>>): void {
    new kubernetes.apps.v1.Deployment(name, {
      metadata: { name, namespace: "tracardi", labels: { app: name } },
      spec: {
        replicas: 6,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            containers: [{ name, image, env: Object.entries(env).map(([key, value]) => ({ name: key, value })) }],
          },
        },
      },
    });
  }
  ${resources}
`;
