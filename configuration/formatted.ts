import { readFileSync } from "node:fs";
import * as path from "node:path";

const CONFIG = path.join(__dirname, "../.oxfmtrc.json");

/** The text of a file that is generated, in the form that `npm run format` asks for. */
export async function formatted(file: string, text: string): Promise<string> {
  // Only here, as the formatter takes longer to load than most of what imports this file.
  const { format } = await import("oxfmt");
  const options = JSON.parse(readFileSync(CONFIG, "utf8"));
  const { code, errors } = await format(path.basename(file), text, options);
  if (errors.length > 0) throw new SyntaxError(errors.map(({ message }) => message).join("\n"));
  return code;
}
