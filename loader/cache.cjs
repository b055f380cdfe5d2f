const { createHash, randomUUID } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

/** Inside `node_modules`, so that both are deleted together: the cache depends on the versions there. */
const CACHE = join(__dirname, "..", "node_modules", ".cache", "tracardi-pulumi");

/**
 * Returns the cached result of `make`. `make` must depend only on `from`, whose hash is the cache key, so no entry can
 * be out of date.
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

/**
 * Writes the file atomically, as several processes may do so at once. If it cannot be written, each process runs `make`
 * again.
 */
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
    // The file does not exist, because nothing can be written.
  }
}

module.exports = { CACHE, cached };
