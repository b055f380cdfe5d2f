/** Judges the corpus and writes its table into its document. */
import { readFileSync, writeFileSync } from "node:fs";
import { allCases } from "./allCases";
import { CorpusRun } from "./run";
import { document, documentPath, tableOf } from "./table";

void CorpusRun.start().then((run) => {
  const text = readFileSync(documentPath, "utf8");
  writeFileSync(documentPath, document(text, tableOf(run, allCases())));
});
