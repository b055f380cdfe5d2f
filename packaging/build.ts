/**
 * `npm run build`: makes `dist/`, the package as npm users get it. Here the sources are run as they are;
 * there they are JavaScript with type declarations, as nothing compiles what lies in `node_modules`.
 */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

const root = path.join(__dirname, "..");
const dist = path.join(root, "dist");

/** What belongs to the package and is not compiled. */
const assets = ["README.md", "LICENSE", "CHANGELOG.md", "PulumiPlugin.yaml"];
const assetFolders = ["components", "policies"];
const assetFiles = /\.(py|yaml)$/;

function build(): void {
  fs.rmSync(dist, { recursive: true, force: true });
  const tsc = require.resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
  for (const file of [...assets, ...assetFolders.flatMap(assetsIn)]) {
    fs.cpSync(path.join(root, file), path.join(dist, file));
  }
  writeManifest("package.json", { exports: { ".": "./index.js", "./package.json": "./package.json" } });
  writeManifest("policies/package.json", { main: "index.js" });
}

function assetsIn(folder: string): string[] {
  const files = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => assetFiles.test(file)).map((file) => path.join(folder, file));
}

/** The manifest as it is here, without what serves its development alone. */
function writeManifest(file: string, published: object): void {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
  delete manifest.scripts;
  delete manifest.devDependencies;
  const text = JSON.stringify({ ...manifest, ...published }, undefined, 2);
  fs.writeFileSync(path.join(dist, file), `${text}\n`);
}

build();
