/**
 * A cloud whose calls fail, and an engine that is killed: after the recovery that docs/recovery.md describes, what
 * exists is what exists where nothing failed. `FAULTS=all` tries each kind of failure of each type, and 20 kills: these
 * by hand alone, as an engine that is killed while it writes its state into a file leaves half of it.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { typeOf } from "../../../preview/engine/urn";
import { nonEmpty } from "../../helpers/nonEmpty";
import { bases } from "../installations/bases";
import { type Values, withValue } from "../installations/values";
import type { Fault } from "./faults";
import { Installation } from "./installation";

const ALL = process.env.FAULTS === "all";
const SEED = Number(process.env.SEED ?? 1);
const MOST_RUNS = 200;

const minimal: Values = withValue(
  { ...bases.production, profile: "minimal", tags: { team: "marketing" } },
  "hosts.gui",
  undefined,
);
const changed: Values = { ...minimal, tags: { team: "shop" }, logRetentionDays: 30 };
const unprotected: Values = { ...changed, protection: false };

/** Some of the values, or all, in an order of chance. */
function some<T>(values: readonly T[], count: number): T[] {
  const [shuffled] = fc.sample(
    fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length }),
    { seed: SEED, numRuns: 1 },
  );
  return ALL ? shuffled : shuffled.slice(0, count);
}

const faultsOf = (types: readonly string[], on: Fault["on"], moments: Fault["when"][]): Fault[] =>
  types.flatMap((type) => moments.map((when) => ({ type, on, when })));

describe("what fails", () => {
  let undisturbed: string[];
  let faults: Fault[];

  before(async () => {
    const installation = await Installation.of(minimal, []);
    try {
      assert.equal(await installation.run("up"), undefined);
      undisturbed = installation.cloud.contents();
      const types = [...new Set([...installation.cloud.inventory.values()].map(typeOf))].sort();
      await installation.configure(changed);
      const updated = await installation.updatedBy();
      faults = [
        ...some(faultsOf(types, "create", ["before", "halfway", "after"]), 14),
        ...some(faultsOf(nonEmpty(updated), "update", ["before", "after"]), 8),
        ...some(faultsOf(types, "delete", ["before", "after"]), 8),
      ];
    } finally {
      installation.remove();
    }
  });

  it("leaves nothing twice and nothing behind", async () => {
    const installation = await Installation.of(minimal, faults);
    const left = (on: Fault["on"]) => installation.cloud.left.filter((fault) => fault.on === on);
    try {
      await untilItSucceeds(installation, "up");
      assert.deepEqual(left("create"), []);
      assert.deepEqual(installation.cloud.contents(), undisturbed);

      await installation.configure(changed);
      await untilItSucceeds(installation, "up");
      assert.deepEqual(left("update"), []);
      assert.deepEqual(installation.cloud.contents(), undisturbed);
      assert.ok(await installation.isSettled(), "a further update changes nothing");

      await installation.configure(unprotected);
      await untilItSucceeds(installation, "up");
      await untilItSucceeds(installation, "destroy");
      assert.deepEqual(left("delete"), []);
      assert.deepEqual(installation.cloud.contents(), []);
    } finally {
      installation.remove();
    }
  });

  if (ALL) {
    it("an engine that is killed leaves nothing twice and nothing behind", async () => {
      const moments = fc.sample(fc.integer({ min: 2_000, max: 20_000 }), {
        seed: SEED,
        numRuns: 20,
      });
      const installation = await Installation.of(minimal, []);
      try {
        let kills = 0;
        for (const moment of moments) {
          if (await installation.killed(moment)) {
            kills++;
            await installation.recover();
          }
        }
        assert.ok(kills > 0, "no run was killed");
        await untilItSucceeds(installation, "up");
        assert.deepEqual(installation.cloud.contents(), undisturbed);
        assert.ok(await installation.isSettled(), "a further update changes nothing");
      } finally {
        installation.remove();
      }
    });
  }
});

async function untilItSucceeds(
  installation: Installation,
  command: "up" | "destroy",
): Promise<void> {
  let failure: string | undefined;
  for (let run = 0; run < MOST_RUNS; run++) {
    failure = await installation.run(command);
    if (failure === undefined) return;
    // Only what is planned may fail, or follow from what came of it.
    assert.match(failure, /planned|already exists|AlreadyExists|is not ready/, failure);
    await installation.deleteOrphans();
  }
  assert.fail(failure);
}
