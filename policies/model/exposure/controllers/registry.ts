import { apiGateway } from "./apiGateway";
import { awsLoadBalancerController } from "./awsLoadBalancerController/awsLoadBalancerController";
import { azure } from "./azure";
import { cloudFront } from "./cloudFront";
import type { Controller } from "./controller";
import { gatewayServices } from "./gatewayServices";
import { globalAccelerator } from "./globalAccelerator";
import { googleCloud } from "./googleCloud";
import { ingressNginx } from "./ingressNginx/ingressNginx";
import { istio } from "./istio";
import { kubernetesServices } from "./kubernetesServices";
import { namedOnly } from "./namedOnly";
import { privateLink } from "./privateLink";
import { tailscale } from "./tailscale";
import { tunnels } from "./tunnels";
import { verifiedAccess } from "./verifiedAccess";
import { vpcLattice } from "./vpcLattice";
import { announced } from "./announced";
import { writtenRoutes } from "./writtenRoutes";

/** Everything that the pack knows to let clients in. The first one that claims an object gets it. */
export const controllers: readonly Controller[] = [
  ingressNginx,
  vpcLattice,
  awsLoadBalancerController,
  tailscale,
  istio,
  azure,
  googleCloud,
  globalAccelerator,
  cloudFront,
  apiGateway,
  privateLink,
  verifiedAccess,
  tunnels,
  announced,
  writtenRoutes,
  namedOnly,
  gatewayServices,
  kubernetesServices,
];
