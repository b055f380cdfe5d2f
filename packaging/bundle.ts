import * as fs from "node:fs";
import * as path from "node:path";

/**
 * Puts a built command and all modules of ours that it needs into one file, `<name>.bundle.js` beside it, and leaves in
 * its place a few lines that run that file by way of V8's cache: finding and compiling some hundred files would take
 * longer than judging a deployment. Modules run as they would by themselves, each when it is first required, with its
 * own `__dirname`; packages and what is no JavaScript stay outside.
 */
export function bundle(folder: string, command: string): void {
  const entry = path.join(folder, command);
  const here = path.dirname(entry);
  const modules: string[] = [entry];
  const bodies: string[] = [];
  // The list grows meanwhile.
  for (const file of modules) bodies.push(withNumbers(file, modules));
  const factories = modules.map((file, index) => {
    const place = JSON.stringify(path.relative(here, file));
    const body = bodies[index];
    const own = /\b__(dir|file)name\b/.test(body)
      ? `const __filename = $fileAt(${place}), __dirname = $folderOf(__filename);\n`
      : "";
    return `[function (exports, require, module) {\n${own}${body}\n}, ${place}]`;
  });
  const name = `${path.basename(command, ".js")}.bundle.js`;
  fs.writeFileSync(path.join(here, name), `${runtime}run([\n${factories.join(",\n")}\n]);\n`);
  const cache = path.relative(here, path.join(folder, CACHE));
  fs.writeFileSync(
    entry,
    "#!/usr/bin/env node\n" +
      'const { join } = require("node:path");\n' +
      `require("node:module").enableCompileCache?.(join(__dirname, ${JSON.stringify(cache)}));\n` +
      `require("./${name}");\n`,
  );
}

/** The folder that the loader uses as well; where it cannot be written, nothing is cached. */
const CACHE = "node_modules/.cache/tracardi-pulumi/v8";

/** A module's code, with the number of each module of ours in place of its path. */
function withNumbers(file: string, modules: string[]): string {
  const code = fs.readFileSync(file, "utf8").replace(/^#!.*/, "");
  return code.replace(/\brequire\("(\.[^"]*)"\)/g, (whole, relative: string) => {
    const target = path.resolve(path.dirname(file), relative);
    const found = [`${target}.js`, path.join(target, "index.js"), target].find(isModule);
    if (found === undefined) return whole;
    if (!modules.includes(found)) modules.push(found);
    return `require(${modules.indexOf(found)})`;
  });
}

const isModule = (file: string): boolean => file.endsWith(".js") && fs.existsSync(file);

/** Runs the first of the modules. */
const runtime = `"use strict";
const { createRequire } = require("node:module");
const { dirname: $folderOf, join } = require("node:path");
const $here = __dirname;
const $fileAt = (place) => join($here, place);
function run(all) {
  const loaded = [];
  load(0);
  function load(number) {
    if (loaded[number] !== undefined) return loaded[number].exports;
    const module = (loaded[number] = { exports: {} });
    const [make, place] = all[number];
    let outside;
    const outsideOf = () => (outside ??= createRequire($fileAt(place)));
    const find = (wanted) => (typeof wanted === "number" ? load(wanted) : outsideOf()(wanted));
    find.resolve = (...wanted) => outsideOf().resolve(...wanted);
    make(module.exports, find, module);
    return module.exports;
  }
}
`;
