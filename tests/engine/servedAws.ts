import { DEFAULT_REGION } from "../../preview/cloud";
import { Account } from "../../preview/cloud/account/account";
import type { SimulatedPackage } from "../../preview/cloud/package";
import { SimulatedProvider } from "../../preview/cloud/provider";
import { Server } from "../../preview/engine/rpc";
import { serveProvider } from "../../preview/plugins/server";

/** Serves a variant of simulated AWS to the real engine, which reads the port from the output. */
export async function serveAws(simulated: SimulatedPackage): Promise<void> {
  const account = new Account();
  const server = new Server();
  serveProvider(
    server,
    "aws",
    (_, region = process.env.AWS_REGION ?? DEFAULT_REGION) =>
      new SimulatedProvider(simulated, { region, account }),
  );
  const address = await server.listen();
  console.log(address.slice(address.lastIndexOf(":") + 1));
}
