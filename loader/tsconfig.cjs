const { existsSync, readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, isAbsolute, join, resolve } = require("node:path");

/** Options by folder, for the life of the process. */
const known = new Map();

/** The options of the nearest `tsconfig.json` (the one an editor would use) that change the compiled code of a file. */
function optionsFor(file) {
  return inFolder(dirname(file));
}

function inFolder(folder) {
  let found = known.get(folder);
  if (found === undefined) {
    const config = join(folder, "tsconfig.json");
    const parent = dirname(folder);
    if (existsSync(config)) found = significant(read(config));
    else found = parent === folder ? significant({}) : inFolder(parent);
    known.set(folder, found);
  }
  return found;
}

/** The default target, the one for which Pulumi's SDK compiles programs. */
const TARGET = "es2020";

/** Options that change the code in ways that sucrase does not support. */
const OTHERS = [
  ...["emitDecoratorMetadata", "experimentalDecorators", "importHelpers"],
  ...["jsx", "jsxFactory", "jsxFragmentFactory", "jsxImportSource", "verbatimModuleSyntax"],
];

function significant(options) {
  const target = String(options.target ?? TARGET).toLowerCase();
  const year = Number(/^es(20\d\d)$/.exec(target)?.[1] ?? (target === "esnext" ? Infinity : 0));
  const { useDefineForClassFields = year >= 2022, esModuleInterop } = options;
  const others = OTHERS.filter((name) => options[name]).map((name) => [name, options[name]]);
  return {
    /** Whether class fields are defined, as in JavaScript, or assigned, as TypeScript used to do. */
    fields: useDefineForClassFields ? "define" : "assign",
    interop: esModuleInterop ?? /^(node|preserve)/i.test(options.module ?? "nodenext"),
    others: Object.fromEntries(others),
  };
}

/** The compiler options of a file and of those that it extends; its own options win. */
function read(file) {
  const { compilerOptions, extends: parents = [] } = parse(readFileSync(file, "utf8"), file);
  const inherited = [parents].flat().map((parent) => read(find(parent, file)));
  return Object.assign({}, ...inherited, compilerOptions);
}

function find(name, from) {
  if (!name.startsWith(".") && !isAbsolute(name)) {
    const { resolve: locate } = createRequire(from);
    try {
      return locate(name);
    } catch {
      return locate(join(name, "tsconfig.json"));
    }
  }
  const file = resolve(dirname(from), name);
  return existsSync(file) || file.endsWith(".json") ? file : `${file}.json`;
}

/** Parses JSON with comments and trailing commas, but leaves the same characters inside strings alone. */
function parse(text, file) {
  const string = /"(?:[^"\\]|\\.)*"/;
  const comment = /\/\/[^\n]*|\/\*[^]*?\*\//;
  const pick = (pattern) => new RegExp(`(${string.source})|${pattern}`, "g");
  const json = text
    .replace(/^\uFEFF/, "")
    .replace(pick(comment.source), "$1")
    .replace(pick(",(?=\\s*[}\\]])"), "$1");
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new SyntaxError(`${file}: ${error.message}`, { cause: error });
  }
}

module.exports = { optionsFor };
