import type { Inputs } from "../../helpers/policyStack";
import type { Layout, Role } from "./case";

/** The labels by which a role's Deployment knows its pods. */
export const labelsOf = (layout: Layout, role: Role): Inputs => ({
  ...layout.inputs(role).spec.selector.matchLabels,
});

/** A further Service of a role's pods. */
export function addService(
  layout: Layout,
  role: Role,
  spec: Inputs,
  annotations: Inputs = {},
  name = "extra",
): void {
  layout.addBeside(role, "kubernetes:core/v1:Service", name, {
    metadata: { annotations },
    spec: {
      selector: labelsOf(layout, role),
      ports: [{ port: 443, targetPort: 8080 }],
      ...spec,
    },
  });
}

/** A further Ingress to all of a role, with a Service of its own. */
export function addIngress(
  layout: Layout,
  role: Role,
  annotations: Inputs,
  spec: Inputs = {},
): void {
  addService(layout, role, {}, {}, "behind");
  const backend = { service: { name: "behind", port: { number: 443 } } };
  layout.addBeside(role, "kubernetes:networking.k8s.io/v1:Ingress", "further", {
    metadata: { annotations },
    spec: {
      tls: [{ hosts: ["further.example.com"], secretName: "further-tls" }],
      rules: [
        {
          host: "further.example.com",
          http: { paths: [{ path: "/", pathType: "Prefix", backend }] },
        },
      ],
      ...spec,
    },
  });
}

/** A ConfigMap beside a role. */
export const addConfigMap = (layout: Layout, role: Role, name: string, data: Inputs): void =>
  layout.addBeside(role, "kubernetes:core/v1:ConfigMap", name, { data });

/** Another Deployment of the same pods, with so many replicas. */
export function addSibling(layout: Layout, role: Role, replicas: number): void {
  const { spec } = structuredClone(layout.inputs(role));
  layout.addBeside(role, layout.stack.get(layout.nameOf(role)).type, "sibling", {
    spec: { ...spec, replicas },
  });
}

/** An autoscaler of a role's Deployment; `least` is left out where undefined. */
export function addAutoscaler(layout: Layout, role: Role, least?: number): void {
  const { name } = layout.inputs(role).metadata;
  layout.addBeside(role, "kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "scaler", {
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      maxReplicas: 9,
      ...(least === undefined ? {} : { minReplicas: least }),
    },
  });
}

/** An autoscaler of KEDA. */
export function addScaledObject(layout: Layout, role: Role, least?: number): void {
  const { name } = layout.inputs(role).metadata;
  layout.addBeside(role, "kubernetes:keda.sh/v1alpha1:ScaledObject", "scaler", {
    spec: {
      scaleTargetRef: { name },
      ...(least === undefined ? {} : { minReplicaCount: least }),
    },
  });
}

export const setReplicas = (layout: Layout, role: Role, replicas: unknown): void => {
  layout.inputs(role).spec.replicas = replicas;
};
