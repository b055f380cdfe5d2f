import { Composer, type Node, Parser, isNode, isScalar } from "yaml";
import { Refused } from "./places";

/**
 * The nodes of a text's first YAML document, with unresolved scalars; undefined if it is empty. Anything after a `...`
 * line is dropped, as Kubernetes' parser drops it.
 */
export function treeOf(text: string): Node | undefined {
  const strange = hidden.exec(text);
  if (strange !== null) {
    const code = strange[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    throw new Refused(`the character U+${code}, which editors do not show`, strange.index);
  }
  const [head, mark] = /^(?:\s*(?:#[^\n]*)?\n)*(%|\.\.\.(?=\s|$))?/.exec(text) ?? [];
  if (head !== undefined && mark !== undefined) {
    throw new Refused(`${mark} before anything else`, head.length - mark.length);
  }
  const [document] = composed(text);
  if (document === undefined) return undefined;
  const [error] = document.errors;
  if (error !== undefined) throw new Refused(withoutSource(error.message), error.pos[0]);
  const { contents } = document;
  if (isScalar(contents) && /^BLOCK/.test(contents.type ?? "")) {
    throw new Refused("a text alone is no object", 0);
  }
  return isNode(contents) ? contents : undefined;
}

/** Characters that YAML forbids, and line breaks that only YAML recognises: they can end a comment invisibly. */
const hidden =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\r(?!\n)|(?<=[^])\ufeff/;

/** Only the first document; the rest is not even parsed. */
function composed(text: string) {
  const composer = new Composer({
    ...{ version: "1.1", schema: "failsafe", resolveKnownTags: false, merge: false },
    ...{ uniqueKeys: false, prettyErrors: false, logLevel: "silent" },
  });
  try {
    const { value, done } = composer.compose(new Parser().parse(text)).next();
    return done === true ? [] : [value];
  } catch (error) {
    if (error instanceof RangeError) throw new Refused("nested too deep", 0);
    throw error;
  }
}

/** Cuts what the parser quotes from the file after a colon or backslash: it may be a secret. */
const withoutSource = (message: string): string => message.split(/: | \\|["\n]/)[0];
