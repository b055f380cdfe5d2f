import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { Account } from "../../../preview/cloud/account/account";
import type { SimulatedProvider } from "../../../preview/cloud/provider";
import { typeOf } from "../../../preview/engine/urn";
import { type BaseName, bases } from "../installations/bases";
import { type Values, configure, withValue } from "../installations/values";
import { Providers } from "../providers";
import { Workspace } from "../workspace";
import { type Outcome, outcome } from "./outcome";
import type { Row } from "./rows";

/** What happens in the account without anybody's `pulumi up`. */
export interface Events {
  /** The region's zones, if they are other ones now. */
  zones?: string[];
  /** The version of Kubernetes that AWS has upgraded the clusters to. */
  kubernetesVersion?: string;
  /** Called at each update. */
  updating?: () => void;
}

/** An installation of the root project that is deployed on the real engine, to preview changes of. */
export class Installation {
  private constructor(
    private readonly workspace: Workspace,
    private readonly stack: Stack,
    readonly base: BaseName,
    private readonly providers: Providers,
    readonly events: Events,
  ) {}

  static async deploy(base: BaseName): Promise<Installation> {
    const events: Events = {};
    const providers = await Providers.start(new Account(), (provider) => living(provider, events));
    const workspace = new Workspace(providers.environment);
    const stack = await workspace.withoutCode();
    await configure(stack, bases[base]);
    await stack.up();
    return new Installation(workspace, stack, base, providers, events);
  }

  /** What the change of a row would do. */
  async preview(row: Row): Promise<Outcome> {
    await this.configure(changedBy(row));
    return this.outcome(["preview"]);
  }

  configure(values: Values): Promise<void> {
    return configure(this.stack, values);
  }

  async up(): Promise<void> {
    await this.stack.up();
  }

  async cancel(): Promise<void> {
    await this.stack.cancel();
  }

  /** What a command of the CLI would do, to this stack or the one of this name. */
  async outcome(args: readonly string[], name = this.stack.name): Promise<Outcome> {
    const { code, stdout } = await this.workspace.run(this.named(name), [...args, "--json"]);
    return outcome(code, stdout);
  }

  /** Runs a command of the CLI. */
  async run(args: readonly string[], name = this.stack.name): Promise<void> {
    const { code, stdout } = await this.workspace.run(this.named(name), args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}: ${stdout}`);
  }

  private named(name: string): Pick<Stack, "name" | "workspace"> {
    return { name, workspace: this.stack.workspace };
  }

  /** A command of the CLI, as `spawn` takes it. */
  command(args: readonly string[]): ReturnType<Workspace["command"]> {
    return this.workspace.command(this.stack, args);
  }

  /** Changes a file of the project. */
  edit(name: string, change: (text: string) => string): void {
    const file = join(this.workspace.folder, name);
    writeFileSync(file, change(readFileSync(file, "utf8")));
  }

  remove(): void {
    this.providers.close();
    this.workspace.remove();
  }
}

/** The values of a row's installation with its change. */
export const changedBy = ({ base, argument, to, along = {} }: Row): Values =>
  Object.entries({ ...along, [argument]: to }).reduce<Values>(
    (values, [path, value]) => withValue(values, path, value),
    bases[base],
  );

/** A provider of a cloud in which these events happen. */
function living(provider: SimulatedProvider, events: Events): SimulatedProvider {
  const answer = provider.answer.bind(provider);
  const read = provider.read.bind(provider);
  const update = provider.update.bind(provider);
  provider.answer = (token, args) => {
    const answered = answer(token, args);
    const { zones } = events;
    return zones !== undefined && token.endsWith(":getAvailabilityZones")
      ? { ...answered, names: zones }
      : answered;
  };
  provider.read = async (id, urn, props) => {
    const found = await read(id, urn, props);
    const { kubernetesVersion: version } = events;
    if (version === undefined || typeOf(urn) !== "aws:eks/cluster:Cluster") return found;
    return { ...found, props: { ...found.props, version } };
  };
  provider.update = async (...args) => {
    events.updating?.();
    return update(...args);
  };
  return provider;
}
