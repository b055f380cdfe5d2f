import { join } from "node:path";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";
import { manifestsByCluster } from "../../render/render";
import { flowMatrix, type FlowMatrix, tableOf } from "./flowMatrix";

const root = join(__dirname, "..", "..");

export const documentPath = join(root, "docs", "network-policies.md");

const marks = ["<!-- matrix -->", "<!-- end of matrix -->"] as const;

/** The flows of a stack, from its rendered policies. */
export async function matrixOf(folder: string): Promise<FlowMatrix> {
  const project = readProject(join(root, folder));
  const { resources } = await preview({ project, policyConfig: {}, unknowns: false });
  return flowMatrix(manifestsByCluster(resources));
}

/** The document with this matrix between its marks. */
export function document(text: string, matrix: FlowMatrix): string {
  const [start, end] = marks.map((mark) => text.indexOf(mark));
  if (start < 0 || end < start) throw new Error(`${documentPath} lacks ${marks.join(" and ")}`);
  const before = text.slice(0, start + marks[0].length);
  return `${before}\n\n${tableOf(matrix)}\n\n${text.slice(end)}`;
}
