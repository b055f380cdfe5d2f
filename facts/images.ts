/**
 * Tracardi's container images, by process, as the last part of their repository name, so that any
 * registry or mirror in front of them is recognised.
 *
 * Source: the build scripts of Tracardi's repositories at 0.8.2.1 (`build-http.sh`,
 * `build-http-k8s.sh`, `build-https.sh`), tracardi-gui and apm at the same version; the `com-` names
 * are those of the commercial Helm charts.
 */
export const imageNames = {
  api: ["tracardi-api", "tracardi-api-k8s", "tracardi-api-ssl", "com-tracardi-api"],
  gui: ["tracardi-gui", "com-tracardi-gui"],
} as const;

export type TracardiProcess = keyof typeof imageNames;

/**
 * Tracardi's other images: they share the API's environment, but serve nothing.
 *
 * Source: the build scripts and compose files of 0.8.2.1 and 0.9.0, and the commercial Helm charts.
 */
export const serviceImageNames = {
  apm: ["apm", "com-apm"],
  updateWorker: ["update-worker", "worker", "background-worker"],
} as const;

export type ServiceProcess = keyof typeof serviceImageNames;

export type AnyProcess = TracardiProcess | ServiceProcess;

/** What a Tracardi image runs, or `undefined` for an image that is not Tracardi's. */
export function processOfImage(image: string): TracardiProcess | undefined {
  const name = repositoryName(image);
  const processes = Object.keys(imageNames) as TracardiProcess[];
  return processes.find((process) => (imageNames[process] as readonly string[]).includes(name));
}

/** `registry.example.com:5000/mirror/tracardi-api:0.8.2.1@sha256:…` → `tracardi-api`. */
export function repositoryName(image: string): string {
  const path = image.trim().split("@")[0];
  return path.slice(path.lastIndexOf("/") + 1).split(":")[0];
}

/** What an image runs if it is one of Tracardi's that serve nothing: their names alone do not tell. */
export function serviceOfImage(image: string): ServiceProcess | undefined {
  const name = repositoryName(image);
  const services = Object.keys(serviceImageNames) as ServiceProcess[];
  return services.find((each) => (serviceImageNames[each] as readonly string[]).includes(name));
}

/**
 * A container that does nothing, as Kubernetes itself uses it, and the user that it runs as.
 *
 * Source: build/pause of kubernetes/kubernetes.
 */
export const pauseImage = { name: "registry.k8s.io/pause:3.10", userId: 65535 } as const;
