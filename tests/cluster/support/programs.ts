import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The Kubernetes that is run, by the version of its Go module. */
export const kubernetesVersion = "1.35.4";

const modules = join(__dirname, "..", "programs");

/** What the Go client makes of each module's tools. */
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

/** The folder of a module's programs. */
function built(name: string, flags: string[]): string {
  const source = join(modules, name);
  const seed = ["go.mod", "go.sum"].map((file) => readFileSync(join(source, file)));
  const hash = createHash("sha256").update(Buffer.concat(seed)).digest("hex").slice(0, 16);
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  const folder = join(cache, "tracardi-pulumi", `${name}-${hash}`);
  if (existsSync(folder)) return folder;

  console.log(`    building the programs of ${name} with Go, once: some minutes`);
  // Another name until it is whole: a build that was broken off must not look like one that is done.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const { error, status, stderr } = spawnSync("go", ["build", ...flags, "-o", unfinished, "tool"], {
    cwd: source,
    encoding: "utf8",
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  if (error || status !== 0) {
    rmSync(unfinished, { recursive: true });
    const missing = error && (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new Error(
      missing
        ? "These tests build a Kubernetes control plane, and there is no Go on the PATH: install Go 1.26 or later."
        : `go build failed in ${source}: ${error?.message ?? stderr}`,
    );
  }
  renameSync(unfinished, folder);
  return folder;
}
