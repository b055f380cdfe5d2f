import type { Api, KubernetesObject } from "../support/api";
import { changed } from "./objects";

/** What somebody tries, and which guard is to refuse it. */
export interface Attempt {
  readonly what: string;
  readonly guard: string;
  /** Of the message. */
  readonly says: RegExp;
  readonly act: (api: Api) => Promise<unknown>;
}

/** Where the Deployment of a namespace is. */
export const deployment = (namespace: string) =>
  `/apis/apps/v1/namespaces/${namespace}/deployments/${namespace.replace("tracardi-", "")}`;

export const podSpec = async (api: Api, namespace: string): Promise<KubernetesObject> =>
  (await api.get(deployment(namespace))).spec.template.spec;

/** Creates an object at its place. */
export async function create(api: Api, object: KubernetesObject): Promise<KubernetesObject> {
  const path = await api.pathOf(object);
  return api.create(path.slice(0, path.lastIndexOf("/")), object);
}

/** Replaces a Deployment by one whose pods are changed. */
export async function replace(
  api: Api,
  namespace: string,
  change: (container: KubernetesObject, spec: KubernetesObject) => void,
): Promise<unknown> {
  const path = deployment(namespace);
  const old = await api.get(path);
  const next = changed(old, ({ spec: { template } }) =>
    change(template.spec.containers[0], template.spec),
  );
  // A controller may write the status at any time; the guards, and not who was first, are to decide.
  delete next.metadata.resourceVersion;
  return api.replace(path, next);
}

/** A pod that may be. */
export const sidecarPod = {
  containers: [{ name: "log", image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:3" }],
};

export async function pods(api: Api, namespace: string): Promise<KubernetesObject[]> {
  const component = `app.kubernetes.io/component=${namespace.replace("tracardi-", "")}`;
  return api.list(`/api/v1/namespaces/${namespace}/pods`, component);
}

export const pathOfPod = ({ metadata }: KubernetesObject) =>
  `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;

export async function replicaSets(api: Api, namespace: string): Promise<KubernetesObject[]> {
  const all = await api.list(`/apis/apps/v1/namespaces/${namespace}/replicasets`);
  return all
    .filter(({ spec, metadata }) => spec.replicas > 0 && metadata.ownerReferences)
    .map((each) => ({ apiVersion: "apps/v1", kind: "ReplicaSet", ...each }));
}

/** What `kubectl debug` does. */
export async function debug(
  api: Api,
  namespace: string,
  container: KubernetesObject,
): Promise<unknown> {
  const [pod] = await pods(api, namespace);
  const ephemeralContainers = [{ name: "debugger", ...container }];
  return api.patch(`${pathOfPod(pod)}/ephemeralcontainers`, { spec: { ephemeralContainers } });
}
