import { calico } from "./addressPools/calico";
import { cilium } from "./addressPools/cilium";
import { kubeVip } from "./addressPools/kubeVip";
import { metalLb } from "./addressPools/metalLb";
import { openElb } from "./addressPools/openElb";
import { apiGateway } from "./apiGateway";
import { apisix } from "./apisix";
import { awsLoadBalancerController } from "./awsLoadBalancerController/awsLoadBalancerController";
import { cloudFront } from "./cloudFront";
import { alibabaCloud } from "./clouds/alibabaCloud";
import { azure } from "./clouds/azure";
import { baiduCloud } from "./clouds/baiduCloud";
import { digitalOcean } from "./clouds/digitalOcean";
import { googleCloud } from "./clouds/googleCloud";
import { hetzner } from "./clouds/hetzner";
import { huaweiCloud } from "./clouds/huaweiCloud";
import { ibmCloud } from "./clouds/ibmCloud";
import { linode } from "./clouds/linode";
import { openStack } from "./clouds/openStack";
import { oracleCloud } from "./clouds/oracleCloud";
import { scaleway } from "./clouds/scaleway";
import { tencentCloud } from "./clouds/tencentCloud";
import { vultr } from "./clouds/vultr";
import type { Controller } from "./controller";
import { customRouting } from "./customRouting";
import { envoyGateway } from "./envoyGateway/envoyGateway";
import { gatewayServices } from "./gatewayServices";
import { globalAccelerator } from "./globalAccelerator";
import { haproxy } from "./haproxy";
import { ingressNginx } from "./ingressNginx/ingressNginx";
import { istio } from "./istio/istio";
import { kong } from "./kong";
import { kubernetesServices } from "./kubernetesServices";
import { namedOnly } from "./namedOnly";
import { privateLink } from "./privateLink";
import { tailscale } from "./tailscale";
import { traefik } from "./traefik/traefik";
import { tunnels } from "./tunnels";
import { verifiedAccess } from "./verifiedAccess";
import { vpcLattice } from "./vpcLattice";
import { announced } from "./announced";
import { writtenRoutes } from "./writtenRoutes";

/** Everything that the pack knows to let clients in. The first one that claims an object gets it. */
export const controllers: readonly Controller[] = [
  // IBM's classes have nginx in their names.
  ibmCloud,
  ingressNginx,
  vpcLattice,
  awsLoadBalancerController,
  tailscale,
  istio,
  traefik,
  haproxy,
  kong,
  apisix,
  azure,
  googleCloud,
  alibabaCloud,
  baiduCloud,
  digitalOcean,
  hetzner,
  huaweiCloud,
  linode,
  openStack,
  oracleCloud,
  scaleway,
  tencentCloud,
  vultr,
  metalLb,
  cilium,
  calico,
  kubeVip,
  openElb,
  globalAccelerator,
  customRouting,
  cloudFront,
  apiGateway,
  privateLink,
  verifiedAccess,
  tunnels,
  announced,
  writtenRoutes,
  namedOnly,
  envoyGateway,
  gatewayServices,
  kubernetesServices,
];
