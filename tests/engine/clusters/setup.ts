import { programs } from "../../cluster/support/programs";
import { kubernetesProvider, pulumi } from "../programs";

/** Before all tests, as what takes some minutes the first time would be over the time of a test. */
export function mochaGlobalSetup(): void {
  pulumi();
  kubernetesProvider();
  programs();
}
