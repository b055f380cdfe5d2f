import * as ts from "typescript";

/**
 * Type declarations in which an optional property may be undefined too. Programs that are compiled with
 * `exactOptionalPropertyTypes` could not pass on what a configuration may lack, such as `config.getNumber("workers")`.
 */
export function withUndefined(declarations: string): string {
  const file = ts.createSourceFile("index.d.ts", declarations, ts.ScriptTarget.Latest, true);
  const ends: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.questionToken && node.type) {
      const type = node.type.getText(file);
      if (!/\bundefined$/.test(type)) ends.push(node.type.end);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return ends
    .sort((a, b) => b - a)
    .reduce((text, end) => `${text.slice(0, end)} | undefined${text.slice(end)}`, declarations);
}
