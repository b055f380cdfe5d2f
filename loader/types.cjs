// `npm run types`: checks the types of all sources, once for the same content.
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");
const { CACHE, cached } = require("./cache.cjs");
const { hashOf } = require("./tree.cjs");

const root = join(__dirname, "..");

function check() {
  const state = join(CACHE, "types.tsbuildinfo");
  const options = ["--noEmit", "--incremental", "--tsBuildInfoFile", state];
  const compiler = [require.resolve("typescript/bin/tsc"), ...options];
  const { status } = spawnSync(process.execPath, compiler, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  return "right";
}

cached(["types", hashOf()], check);
