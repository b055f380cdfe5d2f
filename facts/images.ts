import { repositoryName } from "./imageReferences";
import { laterImageNames } from "./otherImages";

export { repositoryName } from "./imageReferences";

/**
 * Tracardi's container images, by process, as the last part of their repository name, so that any
 * registry or mirror in front of them is recognised.
 *
 * Source: the build scripts of Tracardi's repositories at 0.8.2.1 (`build-http.sh`,
 * `build-http-k8s.sh`, `build-https.sh`), tracardi-gui (also `build-mt.sh`) and apm at the same version;
 * the `com-` names are those of the commercial Helm charts.
 */
export const imageNames = {
  api: ["tracardi-api", "tracardi-api-k8s", "tracardi-api-ssl", "com-tracardi-api"],
  gui: ["tracardi-gui", "tracardi-gui-https", "tracardi-mt-gui", "com-tracardi-gui"],
} as const;

export type TracardiProcess = keyof typeof imageNames;

/**
 * Tracardi's other images: they share the API's environment, but serve no requests.
 *
 * Source: the build scripts and compose files of 0.8.2.1 and 0.9.0, and the commercial Helm charts.
 */
export const serviceImageNames = {
  apm: ["apm", "com-apm"],
  updateWorker: ["update-worker", "worker", "background-worker"],
} as const;

export type ServiceProcess = keyof typeof serviceImageNames;

export type AnyProcess = TracardiProcess | ServiceProcess | "worker";

/** What a Tracardi image runs, or `undefined` for an image that is not Tracardi's. */
export function processOfImage(image: string): TracardiProcess | undefined {
  const name = repositoryName(image);
  const processes = Object.keys(imageNames) as TracardiProcess[];
  return processes.find((process) =>
    [...imageNames[process], ...laterImageNames[process]].some((each) => each === name),
  );
}

/** What an image runs if it is one of Tracardi's that serve no requests: their names alone are not distinctive. */
export function serviceOfImage(image: string): ServiceProcess | undefined {
  const name = repositoryName(image);
  const services = Object.keys(serviceImageNames) as ServiceProcess[];
  return services.find((each) => (serviceImageNames[each] as readonly string[]).includes(name));
}

/**
 * Words in a tag that show that it moves, even next to a version: the images of Tracardi's development branches
 * have tags such as 0.9.0-dev, and are pushed under that tag again and again.
 *
 * Source: build-http.sh of tracardi-gui and tracardi-api at 0.9.0-dev; upgrades.md of tracardi-api's docs.
 */
const movingWords = [
  ...["dev", "devel", "develop", "snapshot", "unstable", "nightly", "latest", "edge", "canary"],
  ...["main", "master", "head", "x"],
];

/**
 * Whether a tag may refer to another image later: it contains such a word, is only the beginning of a version
 * or a candidate without a number, or contains no number at all, as in `stable`. The hash of a commit does not
 * move.
 */
export function movingTag(tag: string): boolean {
  const words = tag.toLowerCase().split(/[-._]/);
  return (
    words.some((word) => movingWords.includes(word)) ||
    /^v?\d{1,3}(\.\d{1,3})?(-[a-z]+)*$/i.test(tag) ||
    ["alpha", "beta", "pre", "preview", "rc"].includes(words[words.length - 1]) ||
    (!/\d/.test(tag) && !/^[0-9a-f]{7,}$/.test(tag))
  );
}

/**
 * Images that serve TLS by themselves. The API's `-ssl` image does so only with a configured certificate.
 *
 * Source: https.Dockerfile and build-https.sh of tracardi-gui; docker.ssl.Dockerfile of tracardi-api, whose
 * `GUNICORN_CMD_ARGS` with key and certificate is commented out.
 */
export const tlsImageNames: readonly string[] = ["tracardi-gui-https"];

/** Options of gunicorn and uvicorn that make the API serve TLS. */
export const certificateOption = /--(ssl-)?certfile\b/;

/**
 * The user of the pause container, as in Kubernetes itself.
 *
 * Source: build/pause of kubernetes/kubernetes.
 */
export const pauseUser = 65535;
