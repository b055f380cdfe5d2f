/**
 * `npm run bench:speed -- CHECKOUT [PART ...]`: the cost of this checkout relative to an older one (with its packages
 * installed) for the same work: CPU seconds and megabytes of memory of all processes together, as medians of
 * alternating measurements. PART is any piece of a part's name.
 *
 * Exits with 1 if a ratio is above its limit. Needs Linux.
 */
import { join, resolve } from "node:path";
import { type Cost, median } from "./measure";
import { type Part, parts, sizes } from "./parts";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const here = join(__dirname, "..", "..");

/**
 * The median cost of each of several ways, measured in turn; the first round warms the disk cache and does not count.
 */
async function inTurn(takes: readonly (() => Promise<Cost>)[], rounds: number): Promise<Cost[]> {
  const costs: Cost[][] = takes.map(() => []);
  for (let round = rounds === 1 ? 1 : 0; round <= rounds; round++) {
    for (const [index, take] of takes.entries()) {
      const cost = await take();
      if (round > 0) costs[index].push(cost);
    }
  }
  const middle = (all: readonly Cost[], key: keyof Cost) => median(all.map((cost) => cost[key]));
  return costs.map((all) => ({
    cpu: middle(all, "cpu"),
    memory: middle(all, "memory"),
    largest: middle(all, "largest"),
  }));
}

function tell(
  name: string,
  ours: Cost,
  theirs: Cost,
  limits: Pick<Part, "cpu" | "memory">,
): boolean {
  const cpu = ours.cpu / theirs.cpu;
  const memory = ours.memory / theirs.memory;
  const fine = cpu <= limits.cpu && memory <= (limits.memory ?? Infinity);
  const limit = (value: number | undefined) => (value === undefined ? "" : ` (limit ${value})`);
  console.log(
    `${fine ? "✓" : "✗"} ${name}\n` +
      `    CPU    ${ours.cpu.toFixed(2)} s of ${theirs.cpu.toFixed(2)} s: ${cpu.toFixed(2)}${limit(limits.cpu)}\n` +
      `    memory ${ours.memory.toFixed(0)} MB of ${theirs.memory.toFixed(0)} MB: ` +
      `${memory.toFixed(2)}${limit(limits.memory)}, largest process ${ours.largest.toFixed(0)} MB`,
  );
  return fine;
}

async function main([checkout, ...names]: readonly string[]): Promise<void> {
  if (checkout === undefined) {
    throw new Error("usage: npm run bench:speed -- <an older checkout> [part ...]");
  }
  const there = resolve(checkout);
  const wanted = (name: string) => names.length === 0 || names.some((each) => name.includes(each));
  let fine = true;
  for (const part of parts.filter(({ name }) => wanted(name))) {
    const takes = [() => part.take(here), () => part.take(there)];
    const [ours, theirs] = await inTurn(takes, part.rounds ?? ROUNDS);
    fine = tell(part.name, ours, theirs, part) && fine;
  }
  const name = `a resource of ${sizes.large}, as against one of ${sizes.small}`;
  if (wanted(name)) {
    const takes = [sizes.large, sizes.small].map((size) => () => sizes.take(size)(here));
    const [large, small] = await inTurn(takes, ROUNDS);
    fine =
      tell(name, each(large, sizes.large), each(small, sizes.small), { cpu: 1, memory: 1 }) && fine;
  }
  process.exitCode = fine ? 0 : 1;
}

/** The cost per thousand resources. */
function each({ cpu, memory, largest }: Cost, count: number): Cost {
  const share = 1_000 / count;
  return { cpu: cpu * share, memory: memory * share, largest };
}

void main(process.argv.slice(2));
