// Loaded first (`node --require`), it lets a process run TypeScript sources directly and start quickly. It is
// JavaScript itself because nothing compiles it.
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { join, sep } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { CACHE } = require("./cache.cjs");
const { compile } = require("./compile.cjs");
require("./sdk.cjs");

// V8 rejects cached code that was compiled under other flags, and Pulumi's SDK sets this flag in the middle of its
// start. Without this line, every process would compile half of the code again.
setFlagsFromString("--allow-natives-syntax");
Module.enableCompileCache?.(join(CACHE, "v8"));

/**
 * Milliseconds after which the cache is written, for processes that may be killed, as the engine kills policy packs.
 */
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
