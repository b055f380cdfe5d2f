import { type Document, type LineCounter, parseAllDocuments } from "yaml";

/**
 * The documents of a text, read as clusters read them: as YAML 1.1, in which `on` is true, but without its times and
 * base-60 numbers.
 */
export function kubernetesDocuments(text: string, lineCounter?: LineCounter): Document[] {
  const documents = parseAllDocuments(text, {
    ...{ version: "1.1", lineCounter, prettyErrors: false, logLevel: "silent" },
    customTags: (tags) => tags.filter((tag) => typeof tag === "string" || !isForeign(tag)),
  });
  return [...documents];
}

/** Tags of YAML 1.1 that Kubernetes does not support. */
const isForeign = ({ tag, format }: { tag: string; format?: string }): boolean =>
  format === "TIME" || ["timestamp", "binary"].some((each) => tag === `tag:yaml.org,2002:${each}`);
