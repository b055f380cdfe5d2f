import { imagePath, repositoryName } from "./imageReferences";

/**
 * Names of the images of later lines, which the component does not deploy, by process: those of the commercial charts
 * from 1.2 on, and the GUI of Airembr, which Tracardi's makers publish as its successor.
 *
 * Source: values.yaml of Tracardi/argocd at the branches 1.2.x, 1.3.x and 2.0.x; docker-compose.yaml of airembr/sdk.
 */
export const laterImageNames = {
  api: ["tracardi-com-api"],
  gui: ["tracardi-com-gui", "airembr-gui"],
} as const;

/**
 * Images that work on Tracardi's queues and data or prepare them, and serve neither the API nor the GUI.
 *
 * Source: values.yaml and templates of Tracardi/helm and Tracardi/argocd at all branches, the pages on services and
 * workers in Tracardi/documentation, and docker-compose.yaml of airembr/sdk.
 */
const workerNames: readonly RegExp[] = [
  /^com-(tracardi|bridge|job|wf|cond|metrics|heartbeat|rest)-?[a-z-]*(worker|job|queue|scheduler|rest|merging|segmentation|deduplication)$/,
  /^(com-)?(import|background|collector|storage|flusher|scheduler|segmentation|coping|outbound|metrics|logger)-worker$/,
  /^(worker|worker-update|com-worker|ck-worker|ck|tms|tms-gui|init|scoring|migration|live-deduplication-job)$/,
  /^com-(graphql|microservice)$/,
  /^airembr-os-(job|worker)-[a-z0-9-]+$/,
];

/** Whether an image of Tracardi's own repositories is one of its workers. Others use some of the names, too. */
export const isWorkerImage = (image: string): boolean => {
  const name = repositoryName(image);
  return ofTracardi.test(imagePath(image)) && workerNames.some((names) => names.test(name));
};

const ofTracardi = /(^|[/._-])(tracardi|tracard|airembr)/i;

/** Whether an image is, or is named after, the successor of Tracardi, whose API has settings of its own. */
export const isSuccessor = (image: string): boolean => /(^|[/._-])airembr/i.test(imagePath(image));
