import * as assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Sequence, sequences } from "./drills/all";
import type { Outcome } from "./drills/drill";
import { drillsOf, pageOf } from "./drills/page";

const page = join(__dirname, "..", "..", "docs", "drills.md");

describe("drills of the production example", () => {
  const outcomes: Outcome[] = [];
  const ended = new Set<string>();
  const running = new Map<string, Promise<Outcome[]>>();

  // Most of the time is waiting, as Kubernetes does; so they wait together.
  const start = async ({ name, run }: Sequence) => {
    const ends = run();
    ends.catch(() => undefined);
    running.set(name, ends);
  };
  before(async () => (await sequences()).forEach(start));
  after(() => Promise.allSettled(running.values()));

  for (const name of [
    "new images, and servers are drained",
    "a zone is lost",
    "servers and zones are lost",
    "instances come and go",
  ]) {
    it(name, async () => {
      const found = (await running.get(name)) ?? assert.fail(`no drill is called "${name}"`);
      for (const { drill, line } of found) console.log(`      ${drill}: ${line}`);
      outcomes.push(...found);
      ended.add(name);
    });
  }

  it("the documentation has all of them", async () => {
    assert.equal(ended.size, running.size, "all drills ended well");
    if (process.env.WRITE_DRILLS === "yes") {
      writeFileSync(page, await pageOf(outcomes, page));
    }
    assert.deepEqual(
      drillsOf(readFileSync(page, "utf8")),
      outcomes.map(({ drill }) => drill).sort(),
      "npm run drills writes the page anew",
    );
  });
});
