import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The Kubernetes that is run, by the version of its Go module. */
export const kubernetesVersion = "1.35.4";

const modules = join(__dirname, "..", "programs");

/** What `kubectl version` would tell of the programs. */
const [major, minor] = kubernetesVersion.split(".");
const stamp = Object.entries({
  gitVersion: `v${kubernetesVersion}`,
  gitMajor: major,
  gitMinor: minor,
})
  .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
  .join(" ");

export interface Programs {
  readonly etcd: string;
  readonly apiServer: string;
  readonly scheduler: string;
  readonly controllerManager: string;
  readonly kwok: string;
}

/**
 * The programs of a control plane, built from their Go modules the first time, which takes some minutes, and
 * kept for the next.
 */
export function programs(): Programs {
  const control = built("control", ["-ldflags", stamp]);
  const kwok = built("kwok", []);
  return {
    // The package's folder is called so.
    etcd: join(control, "server"),
    apiServer: join(control, "kube-apiserver"),
    scheduler: join(control, "kube-scheduler"),
    controllerManager: join(control, "kube-controller-manager"),
    kwok: join(kwok, "kwok"),
  };
}

export interface Karpenter {
  readonly program: string;
  /** Folders with the definitions of its kinds. */
  readonly definitions: readonly string[];
}

/** Karpenter with the provider whose servers KWOK plays. */
export function karpenter(): Karpenter {
  const folder = built("karpenter", [], (source, unfinished) => {
    const where = ["list", "-m", "-f", "{{.Dir}}", "sigs.k8s.io/karpenter"];
    const module = go(where, source).trim();
    const copy = (from: string, to: string) =>
      cpSync(join(module, "kwok", from, "crds"), join(unfinished, to), { recursive: true });
    copy("charts", "core");
    copy("apis", "provider");
  });
  return {
    // The package's folder is called so.
    program: join(folder, "kwok"),
    definitions: [join(folder, "core"), join(folder, "provider")],
  };
}

/** A program of ours around the modules by which kubectl reads YAML. */
export const yamlReader = (): string => join(built("readers", []), "readers");

/**
 * The folder of a module's programs.
 *
 * @param more adds to the folder, given the module's own
 */
function built(
  name: string,
  flags: string[],
  more: (source: string, unfinished: string) => void = () => undefined,
): string {
  const source = join(modules, name);
  const seed = readdirSync(source).map((file) => readFileSync(join(source, file)));
  const hash = createHash("sha256").update(Buffer.concat(seed)).digest("hex").slice(0, 16);
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const folder = join(cache, "tracardi-pulumi", `${name}-${hash}`);
  if (existsSync(folder)) return folder;

  console.log(`    building the programs of ${name} with Go, once: some minutes`);
  // Another name until it is whole: a build that was broken off must not look like one that is done.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    go(["build", ...flags, "-o", unfinished, "tool"], source);
    more(source, unfinished);
  } catch (failed) {
    rmSync(unfinished, { recursive: true });
    throw failed;
  }
  // Another process may have been faster.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
}

function go(args: string[], cwd: string): string {
  const env = { ...process.env, CGO_ENABLED: "0" };
  const { error, status, stdout, stderr } = spawnSync("go", args, { cwd, encoding: "utf8", env });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") {
    throw new Error(
      "These tests build a Kubernetes control plane, and there is no Go on the PATH: install Go 1.26 or later.",
    );
  }
  if (error || status !== 0) {
    throw new Error(`go ${args[0]} failed in ${cwd}: ${error?.message ?? stderr}`);
  }
  return stdout;
}
