// `node loader/once.cjs COMMAND ARGUMENT...` runs a command that checks the sources, unless it has found nothing wrong
// with the very same ones.
const { spawnSync } = require("node:child_process");
const { cached } = require("./cache.cjs");
const { hashOf } = require("./tree.cjs");

const [command, ...args] = process.argv.slice(2);

function check() {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
  return "right";
}

cached(["once", command, ...args, hashOf(process.cwd())], check);
