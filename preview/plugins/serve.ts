/** Serves a simulated provider to the real engine; started by the `pulumi-resource-…` executables. */
import { DEFAULT_REGION, simulate } from "../cloud";
import { Account } from "../cloud/account/account";
import { Server } from "../engine/rpc";
import { serveProvider } from "./server";

/** Set by tests of a failed deployment: a regular expression over names of Kubernetes Jobs. */
const FAILING = process.env.SIMULATED_FAILURES;

/** Also set by tests: the file of an account that starts empty. */
const ACCOUNT = process.env.SIMULATED_ACCOUNT;

/** One account for all regions and configurations: what was created before a reconfiguration still exists. */
const account = ACCOUNT ? new Account(true, ACCOUNT) : new Account();

const server = new Server();
serveProvider(server, process.argv[2], (packageName, region) =>
  simulate(packageName, {
    region: region ?? process.env.AWS_REGION ?? DEFAULT_REGION,
    ...(FAILING && { failing: new RegExp(FAILING) }),
    account,
  }),
);
// The engine reads the port from the output and connects to it.
void server.listen().then((address) => console.log(address.slice(address.lastIndexOf(":") + 1)));
