import type { KubernetesObject } from "../../support/api";
import { type Attempt, create } from "../actions";
import { ingress, route, service } from "../objects";
import { namespaces } from "../site";

const { publicApi, internalApi, gui } = namespaces;

const entrance = { guard: "exposure" };
const services = /have no type LoadBalancer or NodePort and no externalIPs/;
const others = /has no Ingress and no Gateway API/;
const endpoints = /are written by Kubernetes alone/;
const groups = /names the installation's own target group/;

export const exposureAttempts: Attempt[] = [
  ...[gui, internalApi, publicApi].flatMap((namespace): Attempt[] => [
    {
      what: `creates a Service LoadBalancer in ${namespace}`,
      ...entrance,
      says: services,
      act: (api) => create(api, service(namespace, { type: "LoadBalancer" })),
    },
    {
      what: `patches the Service of ${namespace} to NodePort`,
      ...entrance,
      says: services,
      act: (api) =>
        api.patch(
          `/api/v1/namespaces/${namespace}/services/${namespace.replace("tracardi-", "")}`,
          { spec: { type: "NodePort" } },
        ),
    },
    {
      what: `creates an Ingress in ${namespace}`,
      ...entrance,
      says: others,
      act: (api) => create(api, ingress(namespace)),
    },
    {
      what: `creates an HTTPRoute in ${namespace}`,
      ...entrance,
      says: others,
      act: (api) => create(api, route(namespace)),
    },
  ]),
  {
    what: "applies a Service of the GUI with externalIPs",
    ...entrance,
    says: services,
    act: (api) => api.apply(service(gui, { externalIPs: ["203.0.113.7"] })),
  },
  {
    what: "binds the internal API to the load balancer of the public one",
    ...entrance,
    says: groups,
    act: async (api) => {
      const path = (namespace: string) =>
        `/apis/eks.amazonaws.com/v1/namespaces/${namespace}/targetgroupbindings`;
      const [own] = await api.list(path(internalApi));
      const [other] = await api.list(path(publicApi));
      const { targetGroupARN } = other.spec;
      return create(api, {
        ...own,
        metadata: { name: "another", namespace: internalApi },
        spec: { ...own.spec, targetGroupARN },
      });
    },
  },
  {
    what: "binds the GUI to a target group of somebody's, by the upstream controller",
    ...entrance,
    says: groups,
    act: (api) =>
      create(api, {
        apiVersion: "elbv2.k8s.aws/v1beta1",
        kind: "TargetGroupBinding",
        metadata: { name: "another", namespace: gui },
        spec: {
          serviceRef: { name: "gui", port: 8080 },
          targetType: "ip",
          targetGroupARN: "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/mine/1",
        },
      }),
  },
  ...(["Endpoints", "EndpointSlice"] as const).map((kind): Attempt => ({
    what: `puts the internal API behind the Service of the public one, by ${kind} of their own`,
    ...entrance,
    says: endpoints,
    act: (api) => create(api, written(kind)),
  })),
  {
    what: "changes the addresses behind the Service of the public API",
    ...entrance,
    says: endpoints,
    act: async (api) => {
      const path = `/apis/discovery.k8s.io/v1/namespaces/${publicApi}/endpointslices`;
      const [slice] = await api.list(path, "kubernetes.io/service-name=public-api");
      return api.patch(`${path}/${slice.metadata.name}`, {
        endpoints: [{ addresses: ["10.0.0.99"] }],
      });
    },
  },
];

function written(kind: "Endpoints" | "EndpointSlice"): KubernetesObject {
  const addresses = ["10.0.0.99"];
  const ports = [{ name: "http", port: 8000 }];
  const labels = { "kubernetes.io/service-name": "public-api" };
  return kind === "Endpoints"
    ? {
        apiVersion: "v1",
        kind,
        metadata: { name: "another", namespace: publicApi },
        subsets: [{ addresses: addresses.map((ip) => ({ ip })), ports }],
      }
    : {
        apiVersion: "discovery.k8s.io/v1",
        kind,
        metadata: { name: "another", namespace: publicApi, labels },
        addressType: "IPv4",
        endpoints: [{ addresses }],
        ports,
      };
}
