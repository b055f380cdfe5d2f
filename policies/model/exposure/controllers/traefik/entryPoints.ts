import { type Known, ifKnown } from "../../../../known";
import type { Value } from "../../../../value";
import { kubernetesKindOf } from "../../../resources/kinds";
import type { ResourceIndex, StackResource } from "../../../resources/resources";
import type { Way } from "../../exposure";
import { classNameOf } from "../../ingresses/ingressClasses";
import type { Ingress } from "../../topology/ingresses";
import { placed } from "../../topology/placed";
import { targetPortsOf } from "../../topology/targetPorts";
import type { Surroundings } from "../controller";
import { flag, wordsOf } from "../flags";
import { type RunningController, runningController } from "../runningController";

interface Traefik extends RunningController {
  /** The class of Ingresses that it serves; undefined for all. */
  readonly className: string | undefined;
  /** The port of each entry point that its command names. */
  readonly ports: ReadonlyMap<string, number>;
}

/** The Traefiks that run in the stack, and the ways to their entry points. */
export class EntryPoints {
  private readonly all: readonly Traefik[];
  private readonly waysTo: NonNullable<Surroundings["waysTo"]>;

  constructor({ topology: { index }, waysTo = () => [] }: Surroundings) {
    this.all = index.ofKind("workload").flatMap((each) => runningIn(each, index));
    this.waysTo = waysTo;
  }

  /** The ways to the entry points of an Ingress; undefined if nothing in the stack leads to its Traefik. */
  frontsOf(ingress: Ingress, names: Known<readonly string[]>): readonly Way[] | undefined {
    const serving = this.all.filter(
      ({ className, workload }) =>
        workload.place.cluster === ingress.place.cluster &&
        (className === undefined || className === classNameOf(ingress)),
    );
    const all = serving.map((one) => ({ one, ways: this.waysTo([one.workload]) }));
    if (all.every(({ ways }) => ways.length === 0)) return undefined;
    return all.flatMap(({ one, ways }) =>
      ways.filter(({ frontend }) => mayLeadTo(frontend.resource, one, names)),
    );
  }
}

function runningIn(resource: StackResource, index: ResourceIndex): Traefik[] {
  if (kubernetesKindOf(resource.type) === "CronJob") return [];
  const running = runningController(placed(resource, index), /(^|\/)traefik(:|@|$)/);
  if (running === undefined) return [];
  return ifKnown(
    wordsOf(running.container),
    (words) => [
      {
        ...running,
        className: flag(words, "providers.kubernetesingress.ingressclass"),
        ports: portsIn(words),
      },
    ],
    [{ ...running, className: undefined, ports: new Map<string, number>() }],
  );
}

/** `--entryPoints.web.address=:8000/tcp` */
function portsIn(words: readonly Value[]): ReadonlyMap<string, number> {
  const pattern = /^--entrypoints\.([^.]+)\.address=[^:]*:(\d+)/i;
  return new Map(
    words.flatMap((word): [string, number][] => {
      const [, name, port] = (typeof word === "string" ? pattern.exec(word) : null) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), Number(port)]];
    }),
  );
}

/** Whether a Service may lead to one of the entry points. Other ways may lead to any. */
function mayLeadTo(
  front: StackResource,
  traefik: Traefik,
  names: Known<readonly string[]>,
): boolean {
  if (front.kind !== "service") return true;
  const ports = ifKnown(names, (known) => known.map((name) => traefik.ports.get(name)), []);
  const wanted = ports.filter((port) => port !== undefined);
  if (wanted.length === 0 || wanted.length < ports.length) return true;
  const reached = targetPortsOf(front, traefik.workload.podSpec);
  return reached.some((port) => ifKnown(port, (known) => wanted.includes(known), true));
}
