import * as assert from "node:assert/strict";
import { Weekday } from "../../../index";
import { disruptionBudgets, lifeOfServer } from "../../../components/cluster/disruption";
import { maintenanceOf } from "../../../components/settings/maintenance";
import { deployLayout } from "../../helpers/production";
import { at } from "../../helpers/deployment";
import { nonEmpty } from "../../helpers/nonEmpty";

const closed = (args: Parameters<typeof maintenanceOf>[0]) =>
  disruptionBudgets(maintenanceOf(args)).slice(1);

const never = (schedule: string, hours: number) => ({
  nodes: "0",
  reasons: ["Drifted"],
  schedule,
  duration: `${hours}h`,
});

/** The hours of a week, from Monday, in which the budgets let servers be replaced. */
function openHours(args: Parameters<typeof maintenanceOf>[0]): number[] {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const shut = new Set<number>();
  for (const { schedule = "", duration = "" } of nonEmpty(closed(args))) {
    const [, hour, day] = /^0 (\d+) \* \* (\w+)$/.exec(schedule) ?? [];
    const start = days.indexOf(day) * 24 + Number(hour);
    for (let each = 0; each < parseInt(duration); each++) shut.add((start + each) % 168);
  }
  return Array.from({ length: 168 }, (_, hour) => hour).filter((hour) => !shut.has(hour));
}

describe("disruption budgets", () => {
  it("are one server at a time, at any hour, without windows", () => {
    assert.deepEqual(disruptionBudgets(undefined), [{ nodes: "1" }]);
    assert.equal(lifeOfServer(undefined), "336h");
  });

  it("still are one at a time with windows", () => {
    assert.deepEqual(disruptionBudgets(maintenanceOf({ startHourUtc: 2 }))[0], { nodes: "1" });
  });

  it("close the time between the windows of one day a week", () => {
    const args = { days: [Weekday.Tuesday], startHourUtc: 2 };
    assert.deepEqual(closed(args), [never("0 6 * * tue", 164)]);
    assert.deepEqual(openHours(args), [26, 27, 28, 29]);
  });

  it("close the time between windows of several days, in whatever order they are given", () => {
    const args = { days: [Weekday.Sunday, Weekday.Wednesday], startHourUtc: 1, hours: 2 };
    assert.deepEqual(closed(args), [never("0 3 * * wed", 94), never("0 3 * * sun", 70)]);
    assert.deepEqual(openHours(args), [49, 50, 145, 146]);
  });

  it("know windows that end on the next day, and in the next week", () => {
    assert.deepEqual(openHours({ days: [Weekday.Sunday], startHourUtc: 22 }), [0, 1, 166, 167]);
    assert.deepEqual(closed({ days: [Weekday.Sunday], startHourUtc: 22 }), [
      never("0 2 * * mon", 164),
    ]);
  });

  it("close nothing between windows that touch", () => {
    assert.deepEqual(closed({ startHourUtc: 5, hours: 24 }), []);
    const two = { days: [Weekday.Monday, Weekday.Tuesday], startHourUtc: 0, hours: 24 };
    assert.deepEqual(closed(two), [never("0 0 * * wed", 120)]);
  });

  it("are every day's by default", () => {
    assert.equal(closed({ startHourUtc: 3 }).length, 7);
    assert.equal(openHours({ startHourUtc: 3 }).length, 28);
  });

  it("hold in every pool, whose servers then live within the 21 days of Auto Mode", async () => {
    const maintenance = { days: [Weekday.Saturday], startHourUtc: 4, hours: 6 };
    const deployment = await deployLayout({ maintenance, publicApi: { instances: 100 } });
    const pools = deployment.of("NodePool");
    assert.equal(pools.length, 2);
    for (const pool of nonEmpty(pools)) {
      assert.deepEqual(at(pool, "spec.disruption.budgets"), [
        { nodes: "1" },
        never("0 10 * * sat", 162),
      ]);
      const life = parseInt(String(at(pool, "spec.template.spec.expireAfter")));
      const end = parseInt(String(at(pool, "spec.template.spec.terminationGracePeriod")));
      assert.ok(life >= 2 * 168 && life + end / 60 <= 21 * 24, `${life} h and ${end} min`);
    }
  });
});
