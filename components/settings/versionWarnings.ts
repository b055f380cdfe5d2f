import { isFromDockerHub } from "./images";
import type { Settings } from "./settings";

/** What should be known about the version of Tracardi, its images and its processes. */
export function versionWarnings(settings: Settings): string[] {
  const { version, line, isKnown, untestedOnOpenSearch, apm, updateWorker } = settings.tracardi;
  const found: string[] = [];
  if (!isKnown) {
    found.push(
      `tracardi.version ${version}: not among the versions whose source was read; it is run as ${line.version} is.`,
    );
  } else if (line.isReleaseCandidate) {
    found.push(
      `tracardi.version ${version}: an open release candidate (${line.images.api}), with no release behind it.`,
    );
  }
  if (untestedOnOpenSearch) {
    found.push(
      `tracardi.untestedOnOpenSearch true: nobody has run ${version} on OpenSearch. Try it where nothing is lost.`,
    );
  }
  if (!apm) found.push("apm.enabled false: profiles of the same person stay apart.");
  if (updateWorker) {
    found.push(
      "updateWorker.enabled true: its jobs hold the search engine's password, in Redis. Switch it off after the migration.",
    );
  }
  const { images } = settings;
  const used = [
    images.api,
    ...(settings.gui ? [images.gui] : []),
    ...(apm ? [images.apm] : []),
    ...(updateWorker ? [images.updateWorker] : []),
  ];
  if (images.pullSecret === undefined && used.some(isFromDockerHub)) {
    found.push(
      "images come from Docker Hub without a login, which limits what the servers behind one NAT address may pull: " +
        "a new server may wait for hours. Give images.registry, a mirror such as an ECR pull-through cache, or " +
        "images.pullSecret.",
    );
  }
  return found;
}
