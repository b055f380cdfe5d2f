export * from "./components/arguments";
export { TracardiArgsError } from "./components/internal/errors";
export type { LoadBalancerOutputs, SubnetOutputs } from "./components/outputs";
export { TracardiProduction } from "./components/tracardiProduction";
