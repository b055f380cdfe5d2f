import { Account } from "./account/account";
import { aws } from "./aws";
import { elasticCloud } from "./elasticCloud";
import { kubernetes } from "./kubernetes";
import { MARK, SimulatedPackage, digits } from "./package";
import { Setup, SimulatedProvider } from "./provider";
import { random } from "./random";

const PACKAGES = [aws, elasticCloud, kubernetes, random];

/** The region if a program sets none. */
export const DEFAULT_REGION = "us-east-1";

/** The simulated provider of a package. For an unknown package, it only stores the inputs. */
export function simulate(packageName: string, setup: Partial<Setup> = {}): SimulatedProvider {
  const simulated = PACKAGES.find(({ name }) => name === packageName) ?? generic(packageName);
  return new SimulatedProvider(simulated, {
    region: DEFAULT_REGION,
    account: new Account(),
    ...setup,
  });
}

function generic(name: string): SimulatedPackage {
  return {
    name,
    check: ({ inputs }) => inputs,
    id: ({ urn }) => `${MARK}-${digits(urn, 8)}`,
    computed: () => ({}),
    invoke: () => undefined,
    replacedBy: () => [],
  };
}
