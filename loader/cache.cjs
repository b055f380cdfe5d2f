const { createHash, randomUUID } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

/** Goes with `node_modules`, whose versions it depends on. */
const CACHE = join(__dirname, "..", "node_modules", ".cache", "tracardi-pulumi");

/**
 * What `make` makes of what `from` says, which is all that it may depend on: it is made once for each content, so
 * that nothing in the cache can be out of date.
 */
function cached(from, make) {
  const key = createHash("sha256").update(JSON.stringify(from)).digest("hex");
  const file = join(CACHE, "code", key.slice(0, 2), `${key.slice(2)}.js`);
  try {
    return readFileSync(file, "utf8");
  } catch {
    const made = make();
    write(file, made);
    return made;
  }
}

/** Whole or not at all, however many processes write it; without a place to write, each makes it anew. */
function write(file, text) {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch {
    remove(unfinished);
  }
}

function remove(file) {
  try {
    rmSync(file);
  } catch {
    // It is not there, as nothing can be written.
  }
}

module.exports = { CACHE, cached };
