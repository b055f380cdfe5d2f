/** `tracardi-pulumi/testing`: unit tests of programs, without an account, credentials, cluster or Pulumi CLI. */
export { SimulatedCloud, type SimulatedCloudOptions } from "./simulatedCloud";
export { type PolicyViolation, violations } from "./violations";
