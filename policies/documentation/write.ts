/**
 * `npm run rules`: writes docs/rules, a page for each rule of the policy pack, from the rules themselves, and
 * docs/exposure.md from the controllers and the platforms.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { controllers } from "../model/exposure/controllers/registry";
import { platforms } from "../model/hosted/platforms";
import { rules } from "../rules/rules";
import { exposurePage } from "./exposurePage";
import { rulesPage, pageOf } from "./page";

const folder = join(__dirname, "../../docs/rules");

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) rmSync(join(folder, file));
for (const rule of rules) writeFileSync(join(folder, `${rule.name}.md`), pageOf(rule));
writeFileSync(join(folder, "README.md"), rulesPage(rules));
writeFileSync(join(__dirname, "../../docs/exposure.md"), exposurePage(controllers, platforms));
