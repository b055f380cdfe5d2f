/** Serves a simulated provider to the real engine; started by the `pulumi-resource-…` executables. */
import { DEFAULT_REGION, simulate } from "../cloud";
import { Server } from "../engine/rpc";
import { serveProvider } from "./server";

/** Set by tests of a failed deployment: a regular expression over names of Kubernetes Jobs. */
const FAILING = process.env.SIMULATED_FAILURES;

const server = new Server();
serveProvider(server, process.argv[2], (packageName, region) =>
  simulate(packageName, {
    region: region ?? process.env.AWS_REGION ?? DEFAULT_REGION,
    ...(FAILING && { failing: new RegExp(FAILING) }),
  }),
);
// The engine reads the port, and goes on to connect to it.
void server.listen().then((address) => console.log(address.slice(address.lastIndexOf(":") + 1)));
