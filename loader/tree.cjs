const { createHash } = require("node:crypto");
const { existsSync, readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");

/** What is made here, and what nobody edits. */
const OTHERS = ["node_modules", "dist", "rendered"];

/**
 * A hash of all that a result of the sources may depend on: every file in `folder` but those in the folders named by
 * `without`, the packages that are installed, and Node.
 */
function hashOf(folder = root, without = []) {
  const hash = createHash("sha256").update(process.version);
  const add = (file) => {
    const content = readFileSync(file);
    hash.update(`\n${file.slice(folder.length)} ${content.length}\n`).update(content);
  };
  const walk = (within) => {
    for (const entry of readdirSync(within, { withFileTypes: true }).sort(byName)) {
      const path = join(within, entry.name);
      if (entry.isDirectory()) {
        if (!isOther(entry.name) && !without.includes(path.slice(folder.length + 1))) walk(path);
      } else if (entry.isFile()) add(path);
    }
  };
  walk(folder);
  const installed = join(folder, "node_modules", ".package-lock.json");
  if (existsSync(installed)) add(installed);
  return hash.digest("hex");
}

const isOther = (name) => OTHERS.includes(name) || name.startsWith(".git");
const byName = (a, b) => (a.name < b.name ? -1 : 1);

module.exports = { hashOf };
