import { type SpawnOptions, spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/** The cost of a command and all processes that it started. */
export interface Cost {
  /** Seconds of CPU. */
  readonly cpu: number;
  /** The peak memory of all of them together, in megabytes. */
  readonly memory: number;
  /** The peak memory of the largest of them, in megabytes. */
  readonly largest: number;
}

/** Clock ticks per second, and bytes per page; the same on every Linux that Node runs on. */
const TICKS = 100;
const PAGE = 4096;
const MEGABYTE = 2 ** 20;

/** Milliseconds between two samples of the memory. */
const INTERVAL = 40;

/**
 * Runs a command to its end. Only one may run at a time, because the CPU time is that of all children of this process.
 */
export async function measure(
  [program, ...args]: readonly string[],
  options: SpawnOptions & { accepted?: readonly number[] },
): Promise<Cost> {
  const before = ofChildren();
  const child = spawn(program, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr?.on("data", (data) => (errors += String(data)));
  let memory = 0;
  let largest = 0;
  const look = setInterval(() => {
    const sizes = tree(child.pid ?? 0).map(({ resident }) => resident);
    memory = Math.max(memory, sum(sizes));
    largest = Math.max(largest, ...sizes);
  }, INTERVAL);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  }).finally(() => clearInterval(look));
  const { accepted = [0] } = options;
  if (!accepted.includes(code ?? -1)) {
    throw new Error(`${[program, ...args].join(" ")} ended with ${code}:\n${errors}`);
  }
  return { cpu: ofChildren() - before, memory: memory / MEGABYTE, largest: largest / MEGABYTE };
}

export interface Process {
  readonly pid: number;
  readonly command: string;
  readonly cpu: number;
  readonly resident: number;
}

/** A process and all its descendants. */
export function tree(root: number): Process[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const children = new Map<number, Process[]>();
  const roots: Process[] = [];
  for (const pid of all.map(Number)) {
    const fields = stat(String(pid));
    if (fields === undefined) continue;
    const process = {
      pid,
      command: text(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ") ?? "",
      cpu: (Number(fields[11]) + Number(fields[12])) / TICKS,
      resident: Number(fields[21]) * PAGE,
    };
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), process]);
    if (pid === root) roots.push(process);
  }
  const below = (each: Process): Process[] => [
    each,
    ...(children.get(each.pid) ?? []).flatMap(below),
  ];
  return roots.flatMap(below);
}

/** CPU seconds of all children of this process that have ended, and of their children. */
function ofChildren(): number {
  const fields = stat("self") ?? [];
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}

/** The fields of `/proc/<pid>/stat` after the name, starting with the state; undefined if the process is gone. */
function stat(pid: string): string[] | undefined {
  const all = text(`/proc/${pid}/stat`);
  return all?.slice(all.lastIndexOf(")") + 2).split(" ");
}

function text(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
