import type { Api, KubernetesObject } from "./api";

/** The pods of a Deployment, followed by a watch, so that no moment is missed. */
export class Instances {
  readonly namespace: string;
  private readonly pods = new Map<string, KubernetesObject>();
  private readonly lost = new Set<string>();
  private readonly waiting = new Set<() => void>();
  private readonly end: () => void;
  private failure?: Error;
  private fewest = Infinity;
  private most = 0;

  constructor(api: Api, { metadata, spec }: KubernetesObject) {
    this.namespace = metadata.namespace;
    const selector = Object.entries(spec.selector.matchLabels)
      .map(([name, value]) => `${name}=${value}`)
      .join(",");
    const path = `/api/v1/namespaces/${this.namespace}/pods`;
    this.end = api.watch(path, selector, (type, object) => {
      if (type === "ERROR") this.failure = new Error(`the watch broke: ${object.message}`);
      else if (type === "DELETED") this.pods.delete(object.metadata.uid);
      else this.pods.set(object.metadata.uid, object);
      this.changed();
    });
  }

  /** Those that serve: ready, not on their way out, and not on a server that is lost. */
  get ready(): KubernetesObject[] {
    return this.all.filter(
      (pod) =>
        condition(pod, "Ready") && !pod.metadata.deletionTimestamp && !this.lost.has(serverOf(pod)),
    );
  }

  /** Those that have no server. */
  get pending(): KubernetesObject[] {
    return this.all.filter((pod) => !pod.spec.nodeName && !pod.metadata.deletionTimestamp);
  }

  get all(): KubernetesObject[] {
    return [...this.pods.values()];
  }

  /** The fewest that served at any moment since `startCounting`. */
  get fewestReady(): number {
    return this.fewest;
  }

  /** The most that there were at any moment since `startCounting`, with those on their way out. */
  get mostAtAll(): number {
    return this.most;
  }

  startCounting(): void {
    this.fewest = Infinity;
    this.most = 0;
    this.changed();
  }

  /** What runs on these servers serves nobody, whatever the API server still believes. */
  loseServers(names: readonly string[]): void {
    names.forEach((name) => this.lost.add(name));
    this.changed();
  }

  /** @returns the seconds that it took */
  async until(what: string, holds: () => boolean, seconds = 120): Promise<number> {
    const start = Date.now();
    await new Promise<void>((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.waiting.delete(check);
        settle();
      };
      const timer = setTimeout(() => {
        const found = `${this.ready.length} ready, ${this.pending.length} without a server`;
        finish(() => reject(new Error(`after ${seconds} s still not: ${what} (${found})`)));
      }, seconds * 1000);
      const check = () => {
        if (this.failure) finish(() => reject(this.failure));
        else if (holds()) finish(resolve);
      };
      this.waiting.add(check);
      check();
    });
    return (Date.now() - start) / 1000;
  }

  stop(): void {
    this.end();
  }

  private changed(): void {
    this.fewest = Math.min(this.fewest, this.ready.length);
    this.most = Math.max(this.most, this.pods.size);
    [...this.waiting].forEach((check) => check());
  }
}

export const serverOf = (pod: KubernetesObject): string => pod.spec.nodeName ?? "";

export function condition({ status }: KubernetesObject, type: string): boolean {
  const conditions = (status?.conditions ?? []) as KubernetesObject[];
  return conditions.some((each) => each.type === type && each.status === "True");
}
