import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { byContent } from "../helpers/byContent";

const root = path.join(__dirname, "../..");
const typescript = ["-r", "./loader/register.cjs"];

/** What would be published, built in a folder. */
function packed(folder: string): string {
  execFileSync(process.execPath, [...typescript, "packaging/build.ts", folder], { cwd: root });
  execFileSync("npm", ["pack", "--silent"], { cwd: folder });
  const [archive] = fs.readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  return fs.readFileSync(path.join(folder, archive), "base64");
}

/** Installs the package as npm would, from what would be published, and returns its folder. */
export function installPackage(home: string): string {
  const modules = path.join(home, "node_modules");
  const installed = path.join(modules, "tracardi-pulumi");
  fs.mkdirSync(installed, { recursive: true });
  const archive = byContent(["npm package", String(packed)], () =>
    packed(path.join(home, "built")),
  );
  const input = Buffer.from(archive, "base64");
  execFileSync("tar", ["xzf", "-", "-C", installed, "--strip-components=1"], { input });
  // What npm would install beside it.
  const { dependencies } = JSON.parse(
    fs.readFileSync(path.join(installed, "package.json"), "utf8"),
  );
  const named = Object.keys(dependencies as object).map((name) => name.replace(/\/.*/, ""));
  for (const dependency of ["@pulumi", ...named]) {
    fs.symlinkSync(path.join(root, "node_modules", dependency), path.join(modules, dependency));
  }
  return installed;
}
