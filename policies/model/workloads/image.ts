import { lineOfTag } from "../../../facts/environment";
import { processOfImage, repositoryName, serviceOfImage } from "../../../facts/images";
import { type Value, UNKNOWN } from "../../value";

/** A container image, by the parts of its reference. */
export interface Image {
  /** `registry.example.com:5000`; undefined for Docker Hub. */
  readonly registry?: string;
  /** `mirror/tracardi/tracardi-api`. */
  readonly repository: string;
  /** The last part of the repository, by which an image is known behind any mirror. */
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Undefined where a container has none, as in a patch. */
export function imageOf(container: Value): Image | typeof UNKNOWN | undefined {
  if (container === UNKNOWN) return UNKNOWN;
  const text = (container as { readonly image?: Value } | null | undefined)?.image;
  if (text === UNKNOWN) return UNKNOWN;
  return typeof text === "string" && text.trim() !== "" ? readImage(text) : undefined;
}

/** `registry.example.com:5000/mirror/tracardi-api:0.8.2.1@sha256:…` by its parts. */
export function readImage(reference: string): Image {
  // A login before a registry, which no image can have, is left out: it is secret.
  const parts = reference.trim().split("@");
  const last = parts[parts.length - 1];
  const digest = parts.length > 1 && /^[\w+.-]+:[^/]+$/.test(last) ? last : undefined;
  const named = digest === undefined ? last : parts[parts.length - 2];
  const slash = named.lastIndexOf("/");
  const colon = named.indexOf(":", slash + 1);
  const path = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? "" : named.slice(colon + 1);
  const [first, ...rest] = path.split("/");
  // As docker tells a registry from a folder of Docker Hub.
  const hasRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return {
    registry: hasRegistry ? first : undefined,
    repository: hasRegistry ? rest.join("/") : path,
    name: repositoryName(reference),
    tag: tag === "" ? undefined : tag,
    digest,
  };
}

/** The line of Tracardi's versions that an image is of, where its tag tells. */
export function lineOf(image: Image | typeof UNKNOWN | undefined): string | undefined {
  if (image === UNKNOWN || image?.tag === undefined) return undefined;
  const ours = processOfImage(image.name) ?? serviceOfImage(image.name);
  return ours === undefined ? undefined : lineOfTag(image.tag);
}
