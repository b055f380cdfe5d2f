/**
 * `npm run bench:policies`: measures the policy pack on stacks of 100, 1,000 and 10,000 resources, a tenth of them
 * Tracardi's, through the analyzer protocol as the engine uses it. It checks three ratios of medians, all from one run:
 *
 * - time per resource at 10,000 to that at 1,000, which shows whether the cost grows linearly;
 * - time of the whole pack to that of as many empty policies of the same kinds, at 10,000;
 * - time per active rule to that of `@pulumi/awsguard`, at 10,000.
 *
 * Exits with 1 if a ratio is above its limit. The first run installs `@pulumi/awsguard` in a folder of its own, because
 * it brings another version of the AWS provider that nothing else here needs.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../policies/rules/rules";
import { PolicyPack } from "../preview/analyzer/pack";
import { stackOf } from "./policies/stack";

/** Measurements of each pack and size; the first round warms everything up and does not count. */
const ROUNDS = 5;
const SIZES = [100, 1_000, 10_000] as const;
const LARGEST = SIZES[SIZES.length - 1];
const LIMITS = { perResource: 1.5, empty: 1.5, perRule: 1 };

const folders = {
  tracardi: join(__dirname, "../policies"),
  empty: join(__dirname, "policies/empty"),
  awsguard: join(__dirname, "policies/awsguard"),
};
const context = { project: "bench", stack: "bench", config: {}, secretKeys: [], engine: "" };

async function seconds(pack: PolicyPack, size: number): Promise<number> {
  const resources = stackOf(size);
  pack.findings.length = 0;
  const start = performance.now();
  for (const resource of resources) await pack.judge(resource, undefined);
  await pack.judgeStack(resources, () => undefined);
  return (performance.now() - start) / 1000;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function main(): Promise<void> {
  if (!existsSync(join(folders.awsguard, "node_modules"))) {
    execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: folders.awsguard, stdio: "inherit" });
  }
  const end = new AbortController();
  const start = (folder: string) => PolicyPack.start(folder, context, {}, end.signal);
  const packs = {
    tracardi: await start(folders.tracardi),
    empty: await start(folders.empty),
    awsguard: await start(folders.awsguard),
  };
  if (packs.empty.policies.length !== packs.tracardi.policies.length) {
    throw new Error("bench/policies/empty has not as many policies as the pack");
  }
  const times = new Map<string, number[]>();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, pack] of Object.entries(packs)) {
      for (const size of name === "tracardi" ? SIZES : [LARGEST]) {
        const time = await seconds(pack, size);
        const key = `${name} ${size}`;
        if (round > 0) times.set(key, [...(times.get(key) ?? []), time]);
      }
    }
    console.log(round === 0 ? "warmed up" : `round ${round} of ${ROUNDS}`);
  }
  end.abort();

  const time = (pack: keyof typeof packs, size: number) =>
    median(times.get(`${pack} ${size}`) ?? []);
  for (const [key, values] of times) {
    const [pack, size] = key.split(" ");
    const each = (1000 * median(values)) / Number(size);
    console.log(
      `${pack.padEnd(8)} ${size.padStart(6)} resources: ${median(values).toFixed(2)} s, ` +
        `${each.toFixed(3)} ms a resource`,
    );
  }
  const guards = packs.awsguard.policies.filter(({ level }) => level !== "disabled").length;
  const whole = time("tracardi", LARGEST);
  const ratios = {
    perResource: whole / LARGEST / (time("tracardi", 1_000) / 1_000),
    empty: whole / time("empty", LARGEST),
    perRule: whole / rules.length / (time("awsguard", LARGEST) / guards),
  };
  const texts = {
    perResource: "time per resource at 10,000 to that at 1,000",
    empty: "the whole pack to as many empty policies",
    perRule: `time per rule (${rules.length}) to that of @pulumi/awsguard (${guards})`,
  };
  for (const key of Object.keys(ratios) as (keyof typeof ratios)[]) {
    const wrong = ratios[key] > LIMITS[key];
    console.log(
      `${texts[key]}: ${ratios[key].toFixed(2)} (limit ${LIMITS[key]})${wrong ? " TOO MUCH" : ""}`,
    );
    if (wrong) process.exitCode = 1;
  }
}

void main();
