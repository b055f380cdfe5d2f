// Loaded before all else (`node --require`): a process that did so runs TypeScript as it lies there, and starts
// quickly. It is JavaScript, as nothing compiles it.
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { join, sep } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { CACHE } = require("./cache.cjs");
const { compile } = require("./compile.cjs");
require("./sdk.cjs");

// V8 takes no code from its cache that was compiled under other flags, and Pulumi's SDK sets this one amid its start:
// half of the code would be compiled anew in every process.
setFlagsFromString("--allow-natives-syntax");
Module.enableCompileCache?.(join(CACHE, "v8"));

/** When the cache is written by a process that may be killed, as the engine does with a policy pack. */
const WRITTEN_AFTER = 5_000;
setTimeout(() => Module.flushCompileCache?.(), WRITTEN_AFTER).unref();

const INSTALLED = `${sep}node_modules${sep}`;
const native = require.extensions[".ts"] ?? require.extensions[".js"];

for (const extension of [".ts", ".tsx", ".cts"]) {
  require.extensions[extension] = (module, file) => {
    if (file.includes(INSTALLED)) return native(module, file);
    return module._compile(compile(readFileSync(file, "utf8"), file), file);
  };
}
