import type { Inputs } from "../../helpers/policyStack";
import type { Layout, Role } from "./case";
import { addService } from "./changes";
import { alb } from "./entranceChanges";

/** An internet-facing Ingress of the AWS controller, whose Service is for clients of these networks. */
export const conditioned = (...values: string[]): Inputs => ({
  [`${alb}scheme`]: "internet-facing",
  [`${alb}conditions.behind`]: JSON.stringify([{ field: "source-ip", sourceIpConfig: { values } }]),
});

/** A load balancer of MetalLB, whose address is one of these. */
export function addPooled(layout: Layout, role: Role, ...addresses: string[]): void {
  addService(layout, role, { type: "LoadBalancer" }, { "metallb.io/address-pool": "lan" });
  layout.addBeside(role, "kubernetes:metallb.io/v1beta1:IPAddressPool", "pool", {
    metadata: { name: "lan" },
    spec: { addresses },
  });
}

/** A Gateway of Envoy Gateway, with a policy that lets in a network. */
export function addPolicy(layout: Layout, role: Role, network: string): void {
  const api = "kubernetes:gateway.networking.k8s.io/v1";
  addService(layout, role, {}, {}, "behind");
  layout.addBeside(role, `${api}:Gateway`, "edge", {
    metadata: { name: "edge" },
    spec: {
      gatewayClassName: "eg",
      listeners: [{ name: "https", protocol: "HTTPS", port: 443 }],
    },
  });
  layout.addBeside(role, `${api}:HTTPRoute`, "edge-route", {
    metadata: { name: "edge-route" },
    spec: {
      parentRefs: [{ name: "edge" }],
      rules: [{ backendRefs: [{ name: "behind", port: 443 }] }],
    },
  });
  layout.addBeside(
    role,
    "kubernetes:gateway.envoyproxy.io/v1alpha1:SecurityPolicy",
    "edge-policy",
    {
      spec: {
        targetRefs: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", name: "edge-route" }],
        authorization: {
          defaultAction: "Deny",
          rules: [{ action: "Allow", principal: { clientCIDRs: [network] } }],
        },
      },
    },
  );
}
