import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { RuleCases } from "./case";

/** The cases of every rule, in the order of their files. */
export function allCases(): readonly RuleCases[] {
  const folder = join(__dirname, "cases");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { cases } = require(join(folder, file)) as { cases?: RuleCases };
      if (cases === undefined) throw new Error(`${file} exports no \`cases\``);
      return cases;
    });
}
