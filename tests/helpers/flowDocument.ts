import { join } from "node:path";
import { manifestsByCluster } from "../../render/render";
import { previewOfExample } from "./examples";
import { flowMatrix, type FlowMatrix, tableOf } from "./flowMatrix";

const root = join(__dirname, "..", "..");

export const documentPath = join(root, "docs", "network-policies.md");

const marks = ["<!-- matrix -->", "<!-- end of matrix -->"] as const;

/** The flows of an example, from its rendered policies. */
export async function matrixOf(example: string): Promise<FlowMatrix> {
  const { resources } = await previewOfExample(example);
  return flowMatrix(manifestsByCluster(resources));
}

/** The document with this matrix between its marks. */
export function document(text: string, matrix: FlowMatrix): string {
  const [start, end] = marks.map((mark) => text.indexOf(mark));
  if (start < 0 || end < start) throw new Error(`${documentPath} lacks ${marks.join(" and ")}`);
  const before = text.slice(0, start + marks[0].length);
  return `${before}\n\n${tableOf(matrix)}\n\n${text.slice(end)}`;
}
