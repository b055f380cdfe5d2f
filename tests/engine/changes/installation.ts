import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { DEFAULT_REGION, simulate } from "../../../preview/cloud";
import { Account } from "../../../preview/cloud/account/account";
import { Server } from "../../../preview/engine/rpc";
import { serveProvider } from "../../../preview/plugins/server";
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
    private readonly providers: readonly Server[],
  ) {}

  static async deploy(base: BaseName): Promise<Installation> {
    const account = new Account();
    const packages = ["aws", "kubernetes", "random"];
    const providers = packages.map((name) => served(name, account));
    const addresses = await Promise.all(providers.map((server) => server.listen()));
    const workspace = new Workspace({
      // The engine takes providers that run already, which are ours for all previews.
      PULUMI_DEBUG_PROVIDERS: packages
        .map((name, index) => `${name}:${addresses[index].split(":").at(-1)}`)
        .join(","),
    });
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
    for (const provider of this.providers) provider.close();
    this.workspace.remove();
  }
}

function served(name: string, account: Account): Server {
  const server = new Server();
  serveProvider(server, name, (packageName, region) =>
    simulate(packageName, { region: region ?? DEFAULT_REGION, account }),
  );
  return server;
}
