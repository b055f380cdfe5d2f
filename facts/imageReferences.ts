/** The parts of a container image reference. */
export interface Image {
  /** `registry.example.com:5000`; undefined for Docker Hub. */
  readonly registry?: string;
  /** `mirror/tracardi/tracardi-api`. */
  readonly repository: string;
  /** The last part of the repository, which identifies an image behind any mirror. */
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Splits `registry.example.com:5000/mirror/tracardi-api:0.8.2.1@sha256:…` into its parts. */
export function readImage(reference: string): Image {
  // Drops a login before the registry: it is secret, and no valid image has one.
  const parts = reference.trim().split("@");
  const last = parts[parts.length - 1];
  const digest = parts.length > 1 && /^[\w+.-]+:[^/]+$/.test(last) ? last : undefined;
  const named = digest === undefined ? last : parts[parts.length - 2];
  const slash = named.lastIndexOf("/");
  const colon = named.indexOf(":", slash + 1);
  const path = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? "" : named.slice(colon + 1);
  const [first, ...rest] = path.split("/");
  // The rule with which docker distinguishes a registry from a folder of Docker Hub.
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return {
    registry: hasRegistry ? first : undefined,
    repository: hasRegistry ? rest.join("/") : path,
    name: repositoryName(reference),
    tag: tag === "" ? undefined : tag,
    digest,
  };
}

/** `registry.example.com:5000/mirror/tracardi-api`, without tag and digest. */
export const imagePath = (reference: string): string =>
  reference
    .trim()
    .split("@")[0]
    .replace(/:[^/]*$/, "");

/** `tracardi-api`, the last part of the path. */
export function repositoryName(reference: string): string {
  const path = imagePath(reference);
  return path.slice(path.lastIndexOf("/") + 1);
}
