import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Cost, measure } from "./measure";
import { engineCost } from "./engine";
import { verdictCost } from "./verdict";

/** Measures something in a checkout, once. */
type Take = (root: string) => Promise<Cost>;

/** A measurement that is compared between the checkouts, with limits for the ratio of this one to the other. */
export interface Part {
  readonly name: string;
  readonly take: Take;
  /** The largest accepted ratios. */
  readonly cpu: number;
  readonly memory?: number;
  /** Rounds of measurements of each checkout; five if omitted. */
  readonly rounds?: number;
}

const npm = (...args: string[]): Take => {
  return (root) => measure(["npm", ...args], { cwd: root, accepted: [0, 3] });
};

const preview = (folder: (root: string) => string): Take => {
  return (root) => npm("run", "--silent", "preview", "--", folder(root))(root);
};

/** bench/direct with the given number of resources, next to the packages of a checkout. */
function direct(count: number): Take {
  return async (root) => {
    const folder = mkdtempSync(join(tmpdir(), "tracardi-direct-"));
    try {
      cpSync(join(root, "bench", "direct"), folder, { recursive: true });
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      writeFileSync(join(folder, "tsconfig.json"), '{ "compilerOptions": { "target": "es2023" } }');
      writeFileSync(join(folder, "package.json"), "{}");
      writeFileSync(
        join(folder, "Pulumi.dev.yaml"),
        `config: { direct:count: "${count}", aws:region: eu-west-1 }`,
      );
      return await preview(() => folder)(root);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

const production = preview(() => join("examples", "production"));

/** The number of resources in examples/production. */
const RESOURCES = 232;

/**
 * The cost of the component's own work: the CPU time beyond that of a program that registers as many resources
 * directly.
 */
const own: Take = async (root) => {
  const ours = await production(root);
  const theirs = await direct(RESOURCES)(root);
  return { ...ours, cpu: ours.cpu - theirs.cpu };
};

const cold =
  (take: Take): Take =>
  async (root) => {
    const cache = join(root, "node_modules", ".cache");
    // The original version has no cache, and its folder may not be writable.
    if (existsSync(cache)) rmSync(cache, { recursive: true });
    return take(root);
  };

const examples = readdirSync(join(__dirname, "..", "..", "examples")).filter(
  (name) => name !== "ci",
);
const hasEngine = (process.env.PATH ?? "")
  .split(delimiter)
  .some((folder) => existsSync(join(folder, "pulumi")));

export const parts: readonly Part[] = [
  { name: "npm start", take: npm("start"), cpu: 0.25, memory: 0.5 },
  ...examples.map((example) => ({
    name: `npm run preview -- examples/${example}`,
    take: preview(() => join("examples", example)),
    ...{ cpu: 0.25, memory: 0.5 },
  })),
  { name: "npm start, without a cache", take: cold(npm("start")), cpu: 0.4 },
  { name: "examples/production above bench/direct", take: own, cpu: 0.4 },
  { name: "first verdict of the policy pack", take: verdictCost, cpu: 0.4 },
  ...(hasEngine ? [".", ...examples.map((name) => `examples/${name}`)] : []).map((folder) => ({
    name: `pulumi preview of ${folder}`,
    take: engineCost(folder),
    cpu: 0.5,
  })),
  ...["policies", "render"].map((command) => ({
    name: `npm run ${command} -- --help`,
    take: npm("run", "--silent", command, "--", "--help"),
    cpu: 0.4,
  })),
  // The one without a cache leaves the cache that a second run of the same sources has; the original version has none.
  { name: "npm test, without a cache", take: cold(npm("test")), cpu: 0.4, rounds: 1 },
  { name: "npm test, with a cache", take: npm("test"), cpu: 0.4, rounds: 1 },
];

/** The same program at two stack sizes, only in this checkout. */
export const sizes = { small: 1_000, large: 10_000, take: direct };
