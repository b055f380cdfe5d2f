/** Writes the matrix of flows of the example `production` into its document. */
import { readFileSync, writeFileSync } from "node:fs";
import { killChildren } from "../../preview/engine/children";
import { document, documentPath, matrixOf } from "./flowDocument";

process.on("exit", killChildren);
void matrixOf("production").then((matrix) => {
  writeFileSync(documentPath, document(readFileSync(documentPath, "utf8"), matrix));
});
