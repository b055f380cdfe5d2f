import type { Api, KubernetesObject } from "../../support/api";
import { type Attempt, create, debug, pathOfPod, pods, replace, sidecarPod } from "../actions";
import { kinds } from "../objects";
import { namespaces } from "../site";

const { publicApi, internalApi, gui } = namespaces;

const foreign = {
  guard: "pods",
  says: /come from docker\.io\/tracardi\/, public\.ecr\.aws\/aws-observability\/\./,
};
const host = { guard: "pods", says: /have no hostNetwork, hostPID, hostIPC or hostPort/ };

const foreignImages = [
  "docker.io/somebody/tracardi-api:0.8.2.1",
  "docker.io/tracardievil/tracardi-api:1",
  "tracardi/tracardi-api:0.8.2.1",
  "busybox",
  "ghcr.io/tracardi/tracardi-api:0.8.2.1",
  "docker.io.example.com/tracardi/tracardi-api:1",
  "public.ecr.aws/somebody/log:1",
];

export const podAttempts: Attempt[] = [
  ...foreignImages.map((image, index): Attempt => ({
    what: `sets the image of ${[publicApi, internalApi][index % 2]} to ${image}`,
    ...foreign,
    act: (api) => replace(api, [publicApi, internalApi][index % 2], (each) => (each.image = image)),
  })),
  ...Object.entries(kinds).map(([kind, wrap]): Attempt => ({
    what: `creates a ${kind} of a foreign image in the GUI's namespace`,
    ...foreign,
    act: (api) => create(api, wrap(gui, { containers: [{ name: "x", image: "evil/x:1" }] })),
  })),
  {
    what: "adds a sidecar of a foreign image",
    ...foreign,
    act: (api) =>
      replace(api, internalApi, (_, spec) =>
        spec.containers.push({ name: "sidecar", image: "evil/sidecar:1" }),
      ),
  },
  {
    what: "sets the image of a running pod",
    ...foreign,
    act: async (api) => {
      const [pod] = await pods(api, internalApi);
      const containers = pod.spec.containers.map((each: KubernetesObject) => ({
        ...each,
        image: "evil/api:1",
      }));
      return api.patch(pathOfPod(pod), { spec: { containers } });
    },
  },
  {
    what: "debugs a pod with busybox",
    ...foreign,
    act: (api) => debug(api, internalApi, { image: "busybox" }),
  },
  {
    what: "mounts a foreign image as a volume",
    ...foreign,
    act: (api) =>
      replace(api, internalApi, (_, spec) =>
        spec.volumes.push({ name: "code", image: { reference: "evil/code:1" } }),
      ),
  },
  ...["hostNetwork", "hostPID", "hostIPC"].flatMap((field, index) => {
    const namespace = [gui, internalApi, publicApi][index];
    return [
      {
        what: `gives the pods of ${namespace} ${field}`,
        ...host,
        act: (api: Api) =>
          replace(api, namespace, (_, spec) => {
            spec[field] = true;
          }),
      },
      {
        what: `creates a DaemonSet in ${namespace} with ${field}`,
        ...host,
        act: (api: Api) =>
          create(api, kinds.DaemonSet(namespace, { ...sidecarPod, [field]: true })),
      },
    ];
  }),
  {
    what: "opens a port of the server to the GUI",
    ...host,
    act: (api) => replace(api, gui, ({ ports }) => (ports[0].hostPort = 8080)),
  },
  {
    what: "creates a Pod with a port of the server",
    ...host,
    act: (api) => {
      const [container] = sidecarPod.containers;
      const ports = [{ containerPort: 80, hostPort: 80 }];
      return create(api, kinds.Pod(internalApi, { containers: [{ ...container, ports }] }));
    },
  },
];
