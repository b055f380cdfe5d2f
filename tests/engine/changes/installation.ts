import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { Account } from "../../../preview/cloud/account/account";
import { Providers } from "../providers";
import { Workspace } from "../workspace";
import { type BaseName, bases } from "./bases";
import { type Outcome, outcome } from "./outcome";
import type { Row } from "./rows";
import { type Values, encryptedIn, stackFile, withValue } from "./values";

/** An installation of the root project that is deployed on the real engine, to preview changes of. */
export class Installation {
  private constructor(
    private readonly workspace: Workspace,
    private readonly stack: Stack,
    private readonly values: Values,
    private readonly providers: Providers,
  ) {}

  static async deploy(base: BaseName): Promise<Installation> {
    const providers = await Providers.start(new Account());
    const workspace = new Workspace(providers.environment);
    const stack = await workspace.withoutCode();
    const installation = new Installation(workspace, stack, bases[base], providers);
    await installation.configure(bases[base]);
    await stack.up();
    return installation;
  }

  /** What the change of a row would do. */
  async preview({ argument, to, along = {} }: Row): Promise<Outcome> {
    const changes = Object.entries({ ...along, [argument]: to });
    await this.configure(
      changes.reduce((values, [path, value]) => withValue(values, path, value), this.values),
    );
    const { code, stdout } = await this.workspace.run(this.stack, ["preview", "--json"]);
    return outcome(code, stdout);
  }

  private async configure(values: Values): Promise<void> {
    const file = join(this.workspace.folder, `Pulumi.${this.stack.name}.yaml`);
    writeFileSync(file, stackFile(readFileSync(file, "utf8"), "tracardi", values));
    for (const [path, text] of encryptedIn(values)) {
      await this.stack.setConfig(`tracardi:${path}`, { value: text, secret: true }, true);
    }
  }

  remove(): void {
    this.providers.close();
    this.workspace.remove();
  }
}
