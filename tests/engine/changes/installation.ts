import type { Stack } from "@pulumi/pulumi/automation";
import { Account } from "../../../preview/cloud/account/account";
import { Providers } from "../providers";
import { Workspace } from "../workspace";
import { type BaseName, bases } from "../installations/bases";
import { type Outcome, outcome } from "./outcome";
import type { Row } from "./rows";
import { type Values, configure, withValue } from "../installations/values";

/** An installation of the root project that is deployed on the real engine, to preview changes of. */
export class Installation {
  private constructor(
    private readonly workspace: Workspace,
    private readonly stack: Stack,
    private readonly base: BaseName,
    private readonly providers: Providers,
  ) {}

  static async deploy(base: BaseName): Promise<Installation> {
    const providers = await Providers.start(new Account());
    const workspace = new Workspace(providers.environment);
    const stack = await workspace.withoutCode();
    await configure(stack, bases[base]);
    await stack.up();
    return new Installation(workspace, stack, base, providers);
  }

  /** What the change of a row would do. */
  async preview({ argument, to, along = {} }: Row): Promise<Outcome> {
    const changes = Object.entries({ ...along, [argument]: to });
    await configure(
      this.stack,
      changes.reduce<Values>(
        (values, [path, value]) => withValue(values, path, value),
        bases[this.base],
      ),
    );
    const { code, stdout } = await this.workspace.run(this.stack, ["preview", "--json"]);
    return outcome(code, stdout);
  }

  remove(): void {
    this.providers.close();
    this.workspace.remove();
  }
}
