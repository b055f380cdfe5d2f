import { DEFAULT_REGION, simulate } from "../../preview/cloud";
import { Account } from "../../preview/cloud/account/account";
import type { SimulatedProvider } from "../../preview/cloud/provider";
import { Server } from "../../preview/engine/rpc";
import { serveProvider } from "../../preview/plugins/server";

/** The packages of an installation on AWS alone. */
const PACKAGES = ["aws", "kubernetes", "random"];

/**
 * Simulated providers that run in the test's own process, for all runs of the engine: a run starts sooner, and the test
 * sees what they do.
 */
export class Providers {
  private constructor(
    private readonly servers: readonly Server[],
    /** How the engine finds them. */
    readonly environment: Record<string, string>,
  ) {}

  /** @param prepared called with each provider before the engine uses it */
  static async start(
    account: Account,
    prepared: (provider: SimulatedProvider) => SimulatedProvider = (provider) => provider,
  ): Promise<Providers> {
    const servers = PACKAGES.map((name) => {
      const server = new Server();
      serveProvider(server, name, (packageName, region) =>
        prepared(simulate(packageName, { region: region ?? DEFAULT_REGION, account })),
      );
      return server;
    });
    const addresses = await Promise.all(servers.map((server) => server.listen()));
    const places = PACKAGES.map((name, index) => `${name}:${addresses[index].split(":").at(-1)}`);
    return new Providers(servers, { PULUMI_DEBUG_PROVIDERS: places.join(",") });
  }

  close(): void {
    for (const server of this.servers) server.close();
  }
}
