/** Serves a simulated provider to the real engine; started by the `pulumi-resource-…` executables. */
import { provider } from "@pulumi/pulumi";
import { simulate } from "../cloud";
import { Account } from "../cloud/account/account";

/** Set by tests of a failed deployment: a regular expression over names of Kubernetes Jobs. */
const FAILING = process.env.SIMULATED_FAILURES;

/** Set by tests too: the file of an account that has nothing in it but what is made in it. */
const ACCOUNT = process.env.SIMULATED_ACCOUNT;

const [packageName, ...args] = process.argv.slice(2);
void provider.main(
  simulate(packageName, {
    // The SDK's provider server does not pass on how the engine configures a provider.
    ...(process.env.AWS_REGION && { region: process.env.AWS_REGION }),
    ...(FAILING && { failing: new RegExp(FAILING) }),
    ...(ACCOUNT && { account: new Account(true, ACCOUNT) }),
  }),
  args,
);
