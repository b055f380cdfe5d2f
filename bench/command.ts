/**
 * `npm run bench:command -- CHECKOUT [KUBE-SCORE]`: what the built `tracardi-policies` takes, in CPU seconds and peak
 * memory, relative to that of an older checkout (with its packages installed), and to kube-score where its program is
 * named. It judges the rendered production example once, 52 renamed copies of it, and 50 MB of copies in one file.
 * Medians of alternating runs.
 *
 * Exits with 1 if a ratio is above its limit. Needs Linux.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Cost, measure, median } from "./speed/measure";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const COPIES = 52;
const LARGE = 50 * 2 ** 20;
const here = join(__dirname, "..");

/** The manifests of one copy; a name that is not an image's begins with the copy's. */
function copyOf(rendered: string, copy: number): { cluster: string; file: string; text: string }[] {
  return readdirSync(rendered).flatMap((cluster) =>
    readdirSync(join(rendered, cluster)).map((file) => {
      const text = readFileSync(join(rendered, cluster, file), "utf8");
      const renamed = text.replace(/(?<![/\w.-])tracardi-(?=[a-z])/g, `c${copy}-tracardi-`);
      return { cluster: `c${copy}-${cluster}`, file, text: renamed };
    }),
  );
}

function write(folder: string, rendered: string, copies: number): void {
  for (let copy = 1; copy <= copies; copy += 1) {
    for (const { cluster, file, text } of copyOf(rendered, copy)) {
      mkdirSync(join(folder, cluster), { recursive: true });
      writeFileSync(join(folder, cluster, file), text);
    }
  }
}

/** One cluster's manifests, as often as it takes. */
function writeLarge(file: string, rendered: string): void {
  const parts: string[] = [];
  let size = 0;
  for (let copy = 1; size < LARGE; copy += 1) {
    const own = copyOf(rendered, copy).filter(({ cluster }) => cluster.includes("-core-"));
    for (const { text } of own) {
      parts.push(text.replace(/(?<=^ {2}name: )(?=[a-z])/gm, `n${copy}-`));
      size += text.length;
    }
  }
  writeFileSync(file, parts.join("\n---\n"));
}

async function costs(takes: readonly (() => Promise<Cost>)[]): Promise<Cost[]> {
  const all: Cost[][] = takes.map(() => []);
  // The first round fills the caches.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, take] of takes.entries()) {
      const cost = await take();
      if (round > 0) all[index].push(cost);
    }
  }
  return all.map((each) => ({
    cpu: median(each.map(({ cpu }) => cpu)),
    memory: median(each.map(({ memory }) => memory)),
    largest: median(each.map(({ largest }) => largest)),
  }));
}

function tell(what: string, ours: number, theirs: number, limit: number): void {
  const ratio = ours / theirs;
  const fine = ratio <= limit;
  if (!fine) process.exitCode = 1;
  const values = `${ours.toFixed(2)} of ${theirs.toFixed(2)}`;
  console.log(`${fine ? "✓" : "✗"} ${what}: ${values}: ${ratio.toFixed(2)} (limit ${limit})`);
}

async function main([checkout, kubeScore]: readonly string[]): Promise<void> {
  if (checkout === undefined) {
    throw new Error("usage: npm run bench:command -- <an older checkout> [kube-score]");
  }
  const home = mkdtempSync(join(tmpdir(), "tracardi-command-"));
  try {
    const build = (root: string, name: string) => {
      execFileSync("npm", ["run", "--silent", "build", "--", join(home, name)], { cwd: root });
      return join(home, name, "policies/cli/main.js");
    };
    const [ours, theirs] = [build(here, "ours"), build(resolve(checkout), "theirs")];
    execFileSync("ln", ["-s", join(here, "node_modules"), join(home, "node_modules")]);
    const [rendered, few, many] = ["rendered", "few", "many"].map((name) => join(home, name));
    const example = ["examples/production", "--out", rendered];
    execFileSync("npm", ["run", "--silent", "render", "--", ...example], { cwd: here });
    write(few, rendered, 1);
    write(many, rendered, COPIES);
    const large = join(home, "large.yaml");
    writeLarge(large, rendered);
    const accepted = [0, 1, 3];
    const judge = (command: string, ...args: string[]) => {
      return () => measure([process.execPath, command, ...args], { accepted });
    };
    const both = (...args: string[]) => costs([judge(ours, ...args), judge(theirs, ...args)]);

    const [oursOfFew, theirsOfFew] = await both("--clusters", few);
    tell("CPU, one copy, of the older checkout's", oursOfFew.cpu, theirsOfFew.cpu, 1 / 3);
    if (kubeScore !== undefined) {
      const score = () =>
        measure(["/bin/sh", "-c", `exec "${resolve(kubeScore)}" score "${many}"/*/*`], {
          accepted,
        });
      const [command, other] = await costs([judge(ours, "--clusters", many), score]);
      tell(`CPU, ${COPIES} copies, of kube-score's`, command.cpu, other.cpu, 1);
    }
    const [oursOfMany, theirsOfMany] = await both("--clusters", many);
    tell(`CPU, ${COPIES} copies, of the older checkout's`, oursOfMany.cpu, theirsOfMany.cpu, 0.5);
    const [oursOfLarge, theirsOfLarge] = await both(large);
    tell("memory in MB, 50 MB of YAML", oursOfLarge.memory, theirsOfLarge.memory, 0.5);
  } finally {
    rmSync(home, { recursive: true });
  }
}

void main(process.argv.slice(2));
