import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Programs that a Go module of ours builds from what it requires. */
export interface GoPrograms {
  /** The folder of its `go.mod`. */
  readonly source: string;
  readonly name: string;
  /** What is built: the module's tools, if it does not say otherwise. */
  readonly packages?: string;
  /** What the linker sets, by the names of Go's variables. */
  readonly stamp?: () => { readonly [variable: string]: string };
  /** Adds to the folder of the programs. */
  readonly more?: (folder: string) => void;
}

/** The folder of the programs, built the first time, which takes some minutes, and kept for the next. */
export function built({ source, name, packages = "tool", stamp, more }: GoPrograms): string {
  const seed = readdirSync(source).sort();
  const content = Buffer.concat(seed.map((file) => readFileSync(join(source, file))));
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const folder = join(cache, "tracardi-pulumi", `${name}-${hash}`);
  if (existsSync(folder)) return folder;

  console.log(`    building the programs of ${name} with Go, once: some minutes`);
  // Another name until it is whole: a build that was broken off must not look like one that is done.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    const flags = Object.entries(stamp?.() ?? {}).map(([variable, value]) => {
      return `-X ${variable}=${value}`;
    });
    go(["build", "-ldflags", flags.join(" "), "-o", `${unfinished}/`, packages], source);
    more?.(unfinished);
  } catch (failed) {
    rmSync(unfinished, { recursive: true });
    throw failed;
  }
  // Another process may have been faster.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
}

/** What Go knows of a module that another one requires: `Dir` is where it lies, `Version` what it is. */
export function module(source: string, path: string, what: "Dir" | "Version"): string {
  return go(["list", "-m", "-f", `{{.${what}}}`, path], source).trim();
}

function go(args: string[], cwd: string): string {
  const env = { ...process.env, CGO_ENABLED: "0" };
  const { error, status, stdout, stderr } = spawnSync("go", args, { cwd, encoding: "utf8", env });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") {
    throw new Error(
      "These tests build programs from Go modules, and there is no Go on the PATH: install Go 1.26 or later.",
    );
  }
  if (error || status !== 0) {
    throw new Error(`go ${args[0]} failed in ${cwd}: ${error?.message ?? stderr}`);
  }
  return stdout;
}
