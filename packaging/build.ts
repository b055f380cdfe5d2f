/**
 * `npm run build [-- FOLDER]`: builds the package for npm users, in `dist` by default. In this repository the sources
 * run as they are. The package contains JavaScript with type declarations, because nothing compiles code in
 * `node_modules`. `npm run types` checks the types of both.
 */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { bundle } from "./bundle";
import { withUndefined } from "./optionalProperties";
import { standaloneValidator } from "./validator";

const root = path.join(__dirname, "..");

/** Files of the package that are not compiled. */
const files = [
  ...["LICENSE", "CHANGELOG.md", "SECURITY.md", "Pulumi.example.yaml", "docs/layout.svg"],
  // The parts of the offline preview that the command needs to judge stack folders.
  ...["preview/engine/endWithParent.cjs", "preview/analyzer/runPack.cjs"],
  ...["cache", "compile", "register", "sdk", "tsconfig"].map((name) => `loader/${name}.cjs`),
  "preview/cloud/constraints/awsTypes.json",
  // What `pulumi package add` is given.
  ...["PulumiPlugin.yaml", "package.json", "index.cjs", "schema.json"].map(
    (name) => `plugin/${name}`,
  ),
];
const folders = ["components", "policies", "docs", "examples"];

/** What `npx` runs. */
const commands = {
  "tracardi-policies": "policies/cli/main.js",
  "tracardi-preview": "preview/cli.js",
  "tracardi-render": "render/cli.js",
  "tracardi-verify": "verify/main.js",
};

/** The examples are TypeScript for their readers. */
const kinds = /\.(py|yaml|md)$|^examples\/.*\.(ts|yml|json)$/;

function build(target: string): void {
  fs.rmSync(target, { recursive: true, force: true });
  const tsc = [
    path.join(root, "node_modules/typescript-7/bin/tsc"),
    "-p",
    "tsconfig.build.json",
    "--noCheck",
  ];
  execFileSync(process.execPath, [...tsc, "--outDir", target], { cwd: root, stdio: "inherit" });
  for (const file of [...files, ...folders.flatMap(assetsIn)]) {
    fs.cpSync(path.join(root, file), path.join(target, file));
  }
  for (const file of declarationsIn(path.join(target, "components/arguments"))) {
    fs.writeFileSync(file, withUndefined(fs.readFileSync(file, "utf8")));
  }
  fs.cpSync(path.join(__dirname, "README.md"), path.join(target, "README.md"));
  fs.writeFileSync(path.join(target, "components/validation/validator.js"), standaloneValidator());
  writeManifest(target, "package.json", {
    exports: {
      ".": "./index.js",
      "./testing": "./testing/index.js",
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

const declarationsIn = (folder: string): string[] =>
  fs.readdirSync(folder).flatMap((file) => (file.endsWith(".d.ts") ? path.join(folder, file) : []));

/** Pages for those who work on the repository. */
const internal = /^docs\/(decisions\/|glossary|publishing)/;

function assetsIn(folder: string): string[] {
  const all = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  const files = all.map((file) => path.join(folder, file));
  return files.filter((file) => kinds.test(file) && !internal.test(file));
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
