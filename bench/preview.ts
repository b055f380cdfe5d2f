/**
 * `npm run bench:preview`: measures how much longer the preview of examples/production takes than that of a program
 * that registers as many resources directly. Both use the same SDK modules, harness and policy pack, and run in turn.
 *
 * Exits with 1 if the median is above the limit.
 */
import { join } from "node:path";
import { preview } from "../preview/preview";
import { Project, readProject } from "../preview/project/project";

/** The largest accepted ratio. */
const LIMIT = 2;
/** Measurements of each program; the first pair only warms the disk cache and does not count. */
const ROUNDS = 5;

const policyPack = join(__dirname, "..", "policies");

async function seconds(project: Project): Promise<{ time: number; resources: number }> {
  const start = performance.now();
  const { resources } = await preview({ project, policyPack, policyConfig: {}, unknowns: false });
  return { time: (performance.now() - start) / 1000, resources: resources.length };
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function main(): Promise<void> {
  const production = readProject(
    process.argv[2] ?? join(__dirname, "..", "examples", "production"),
  );
  const direct = readProject(join(__dirname, "direct"));
  const { resources } = await seconds(production);
  direct.config["direct:count"] = String(resources);
  const warm = await seconds(direct);
  if (warm.resources !== resources) {
    throw new Error(`${warm.resources} resources were registered instead of ${resources}`);
  }

  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    ours.push((await seconds(production)).time);
    theirs.push((await seconds(direct)).time);
    console.log(
      `round ${round}: ${ours.at(-1)?.toFixed(2)} s, direct ${theirs.at(-1)?.toFixed(2)} s`,
    );
  }
  const ratio = median(ours) / median(theirs);
  console.log(`${resources} resources: ratio ${ratio.toFixed(2)} (limit ${LIMIT})`);
  process.exitCode = ratio > LIMIT ? 1 : 0;
}

void main();
