import { type Document, type LineCounter, parseAllDocuments } from "yaml";

/**
 * The documents of a text, read as clusters read it: YAML 1.1, in which `on` is true, but neither its
 * times nor its numbers to the base of 60.
 */
export function kubernetesDocuments(text: string, lineCounter?: LineCounter): Document[] {
  const documents = parseAllDocuments(text, {
    ...{ version: "1.1", lineCounter, prettyErrors: false, logLevel: "silent" },
    customTags: (tags) => tags.filter((tag) => typeof tag === "string" || !isForeign(tag)),
  });
  return [...documents];
}

/** What YAML 1.1 has and Kubernetes does not read. */
const isForeign = ({ tag, format }: { tag: string; format?: string }): boolean =>
  format === "TIME" || ["timestamp", "binary"].some((each) => tag === `tag:yaml.org,2002:${each}`);
