/**
 * `npm run build [-- FOLDER]`: builds the package for npm users, in `dist` by default. In this repository the sources
 * run as they are. The package contains JavaScript with type declarations, because nothing compiles code in
 * `node_modules`. `npm run types` checks the types of both.
 */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { bundle } from "./bundle";
import { standaloneValidator } from "./validator";

const root = path.join(__dirname, "..");

/** Files of the package that are not compiled. */
const files = [
  ...["README.md", "LICENSE", "CHANGELOG.md", "PulumiPlugin.yaml", "docs/layout.svg"],
  ...["docs/policies-cli.md", "docs/verify.md"],
  ...["Pulumi.example.yaml", "docs/arguments.md"],
  // The parts of the offline preview that the command needs to judge stack folders.
  ...["preview/engine/endWithParent.cjs", "preview/analyzer/runPack.cjs"],
  ...["cache", "compile", "register", "sdk", "tsconfig"].map((name) => `loader/${name}.cjs`),
  "preview/cloud/constraints/awsTypes.json",
];
const folders = ["components", "policies", "docs/rules", "examples/ci"];

/** What `npx` runs. */
const commands = {
  "tracardi-policies": "policies/cli/main.js",
  "tracardi-verify": "verify/main.js",
};

const kinds = /\.(py|yaml|md)$/;

function build(target: string): void {
  fs.rmSync(target, { recursive: true, force: true });
  const tsc = [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json", "--noCheck"];
  execFileSync(process.execPath, [...tsc, "--outDir", target], { cwd: root, stdio: "inherit" });
  for (const file of [...files, ...folders.flatMap(assetsIn)]) {
    fs.cpSync(path.join(root, file), path.join(target, file));
  }
  fs.writeFileSync(path.join(target, "components/validation/validator.js"), standaloneValidator());
  writeManifest(target, "package.json", {
    exports: {
      ".": "./index.js",
      "./loader": "./loader/register.cjs",
      "./package.json": "./package.json",
    },
    bin: commands,
  });
  for (const file of Object.values(commands)) {
    bundle(target, file);
    fs.chmodSync(path.join(target, file), 0o755);
  }
  writeManifest(target, "policies/package.json", { main: "index.js" });
  const project = path.join(target, "policies/PulumiPolicy.yaml");
  fs.writeFileSync(project, fs.readFileSync(project, "utf8").replace("index.ts", "index.js"));
}

function assetsIn(folder: string): string[] {
  const all = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  return all.filter((file) => kinds.test(file)).map((file) => path.join(folder, file));
}

/** The manifest of this repository, without what only its development needs. */
function writeManifest(target: string, file: string, published: object): void {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
  delete manifest.scripts;
  delete manifest.devDependencies;
  const text = JSON.stringify({ ...manifest, ...published }, undefined, 2);
  fs.writeFileSync(path.join(target, file), `${text}\n`);
}

build(path.resolve(process.argv[2] ?? path.join(root, "dist")));
