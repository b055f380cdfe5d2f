import { cpSync } from "node:fs";
import { join } from "node:path";
import { type GoPrograms, built, module } from "../../helpers/goPrograms";

/** The Kubernetes that is run, by the version of its Go module. */
export const kubernetesVersion = "1.35.4";

const modules = join(__dirname, "..", "programs");

/** What `kubectl version` would tell of the programs. */
function stamp() {
  const [major, minor] = kubernetesVersion.split(".");
  return {
    "k8s.io/component-base/version.gitVersion": `v${kubernetesVersion}`,
    "k8s.io/component-base/version.gitMajor": major,
    "k8s.io/component-base/version.gitMinor": minor,
  };
}

const named = (name: string): GoPrograms => ({ name, source: join(modules, name) });

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
  const control = built({ ...named("control"), stamp });
  const kwok = built(named("kwok"));
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
  const programs = named("karpenter");
  const more = (into: string) => {
    const from = module(programs.source, "sigs.k8s.io/karpenter", "Dir");
    const copy = (part: string, to: string) =>
      cpSync(join(from, "kwok", part, "crds"), join(into, to), { recursive: true });
    copy("charts", "core");
    copy("apis", "provider");
  };
  const folder = built({ ...programs, more });
  return {
    // The package's folder is called so.
    program: join(folder, "kwok"),
    definitions: [join(folder, "core"), join(folder, "provider")],
  };
}

/** A program of ours around the modules by which kubectl reads YAML. */
export const yamlReader = (): string => join(built(named("readers")), "readers");
