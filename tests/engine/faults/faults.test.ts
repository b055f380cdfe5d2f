/**
 * A cloud whose calls fail, and an engine that is killed: after the recovery that docs/recovery.md describes, what
 * exists is what exists where nothing failed. `FAULTS=all` tries each kind of failure of each type, 20 kills while the
 * engine waits for its providers, and 20 at any time.
 */
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
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
/** So that a run meets more than one of many failures. */
const FLAGS = ALL ? ["--continue-on-error"] : [];

const minimal: Values = withValue(
  { ...bases.production, profile: "minimal", tags: { team: "marketing" } },
  "hosts.gui",
  undefined,
);
const changed: Values = { ...minimal, tags: { team: "shop" }, logRetentionDays: 30 };
const unprotected: Values = { ...changed, protection: false };

/** What hashicorp/terraform-provider-aws#14497 reports of a policy that is seconds old. */
const unknownPolicy: Fault = {
  type: "aws:opensearch/domain:Domain",
  on: "create",
  when: "before",
  says:
    "ValidationException: The Resource Access Policy specified for the CloudWatch Logs log group " +
    "/aws/OpenSearchService/domains/tracardi-search/application does not grant sufficient permissions for Amazon " +
    "OpenSearch Service to create a log stream. Please check the Resource Access Policy.",
};

/** Some of the values, or all, in an order of chance. */
function some<T>(values: readonly T[], count: number): T[] {
  const all = { minLength: values.length, maxLength: values.length };
  const [shuffled] = chosen(fc.shuffledSubarray([...values], all), 1);
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
      assert.deepEqual(notRetained(installation), []);
    } finally {
      installation.remove();
    }
  });

  it("are tried again at once where AWS does not know yet what it was told", async () => {
    const installation = await Installation.of(minimal, [unknownPolicy]);
    try {
      assert.equal(await installation.run("up"), undefined);
      assert.deepEqual(installation.cloud.left, []);
      assert.deepEqual(installation.cloud.contents(), undisturbed);
    } finally {
      installation.remove();
    }
  });

  it("an engine that is killed leaves nothing twice and nothing behind", async () => {
    const installation = await Installation.of(minimal, []);
    try {
      await killedAfter(installation, "up", ALL ? 8 : 1);
      // As if it had been killed in the middle of writing.
      installation.cutOff();
      await installation.recover();
      await untilItSucceeds(installation, "up");
      assert.deepEqual(installation.cloud.contents(), undisturbed);
      assert.ok(await installation.isSettled(), "a further update changes nothing");

      await installation.configure(changed);
      await killedAfter(installation, "up", ALL ? 6 : 1);
      await untilItSucceeds(installation, "up");
      assert.deepEqual(installation.cloud.contents(), undisturbed);
      assert.ok(await installation.isSettled(), "a further update changes nothing");

      await installation.configure(unprotected);
      await untilItSucceeds(installation, "up");
      await killedAfter(installation, "destroy", ALL ? 6 : 1);
      await untilItSucceeds(installation, "destroy");
      assert.deepEqual(notRetained(installation), []);
    } finally {
      installation.remove();
    }
  });

  if (ALL) {
    it("an engine that is killed at any time, as while it writes its state, neither", async () => {
      const moments = chosen(fc.integer({ min: 2_000, max: 20_000 }), 20);
      const installation = await Installation.of(minimal, []);
      try {
        let kills = 0;
        for (const moment of moments) {
          if (!(await installation.killed("up", () => setTimeout(moment)))) continue;
          kills++;
          await installation.recover();
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

/** Kills so many runs of a command one after the other, each after some calls of chance, and recovers. */
async function killedAfter(
  installation: Installation,
  command: "up" | "destroy",
  times: number,
): Promise<void> {
  const { silence } = installation.cloud;
  for (const calls of chosen(fc.integer({ min: 0, max: 10 }), times)) {
    assert.ok(
      await installation.killed(command, () => silence.after(calls)),
      `${command} ended before its ${calls + 1} calls`,
    );
    silence.end();
    await installation.recover();
  }
}

/** What exists, but for what an installation leaves on purpose (`retainOnDelete`). */
const notRetained = ({ cloud }: Installation): string[] =>
  cloud.contents().filter((each) => !/Certificate\$aws:route53|ConfigMapPatch/.test(each));

/** So many values of chance, the same for a seed. */
const chosen = <T>(values: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(values, { seed: SEED, numRuns: count });

async function untilItSucceeds(
  installation: Installation,
  command: "up" | "destroy",
): Promise<void> {
  let failure: string | undefined;
  for (let run = 0; run < MOST_RUNS; run++) {
    failure = await installation.run(command, ...FLAGS);
    if (ALL) console.log(`${command} ${run + 1}: ${installation.cloud.left.length} are left`);
    if (failure === undefined) return;
    // Only what is planned may fail, or follow from what came of it.
    assert.match(failure, /planned|already exists|AlreadyExists|is not ready/, failure);
    await installation.deleteOrphans();
  }
  assert.fail(failure);
}
