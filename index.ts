export {
  Access,
  type ApiArgs,
  type CertificatesArgs,
  type CollectorArgs,
  type DnsArgs,
  type ExistingNetworkArgs,
  type GuiArgs,
  type HostsArgs,
  type IdentityArgs,
  type ImagesArgs,
  type KubernetesApiArgs,
  type NetworkArgs,
  type OpenSearchArgs,
  type PlacementArgs,
  Profile,
  type RedisArgs,
  type TracardiProductionArgs,
} from "./components/arguments";
export { TracardiArgsError } from "./components/internal/errors";
export type { LoadBalancerOutputs, SubnetOutputs } from "./components/outputs";
export { TracardiProduction } from "./components/tracardiProduction";
