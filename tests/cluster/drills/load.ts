import type { KubernetesObject } from "../support/api";
import type { Instances } from "../support/instances";
import type { Usage } from "../support/metricsServer";

/** What there is to do for a Deployment; its instances share it evenly. */
export class Load {
  private total = 0;
  /** What an instance uses where it is as busy as the autoscaler wants it, in thousandths. */
  private readonly aim: number;

  constructor(
    { spec }: KubernetesObject,
    autoscaler: KubernetesObject,
    private readonly instances: Instances,
  ) {
    const containers = spec.template.spec.containers as KubernetesObject[];
    const [{ resource }] = autoscaler.spec.metrics as KubernetesObject[];
    const requested = containers.reduce(
      (sum, { resources }) => sum + thousandths(resources.requests.cpu),
      0,
    );
    this.aim = (requested * resource.target.averageUtilization) / 100;
  }

  /** Enough for so many instances, and not for one less. */
  isFor(count: number): void {
    // Half an instance's share below, so that rounding decides nothing.
    this.total = (count - 0.5) * this.aim;
  }

  readonly usage: Usage = (namespace) => {
    const { ready } = this.instances;
    if (namespace !== this.instances.namespace) return new Map();
    return new Map(ready.map(({ metadata }) => [metadata.name, this.total / ready.length]));
  };
}

const thousandths = (cpu: string): number =>
  cpu.endsWith("m") ? Number(cpu.slice(0, -1)) : Number(cpu) * 1000;
