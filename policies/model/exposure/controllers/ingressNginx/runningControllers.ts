import { UNKNOWN, allKnown, ifKnown } from "../../../../known";
import { type Value, at, items } from "../../../../value";
import { kubernetesKindOf } from "../../../resources/kinds";
import type { ResourceIndex, StackResource } from "../../../resources/resources";
import type { Workload } from "../../../workloads/workloads";
import type { Way } from "../../exposure";
import { IngressClasses, legacyClass } from "../../ingresses/ingressClasses";
import type { Ingress } from "../../topology/ingresses";
import { placed } from "../../topology/placed";
import type { Surroundings } from "../controller";

interface RunningController {
  readonly workload: Workload;
  /** Its name in IngressClasses. */
  readonly controllerClass: string;
  /** Its name in the older annotation of Ingresses. */
  readonly ingressClass: string;
}

/** The nginx controllers (of Kubernetes, not of F5) that run in the stack, and the ways to them. */
export class RunningControllers {
  private readonly classes: IngressClasses;
  private readonly index: ResourceIndex;
  private readonly waysTo: NonNullable<Surroundings["waysTo"]>;
  private found?: readonly RunningController[];
  private readonly fronts = new Map<string, readonly Way[] | undefined>();

  constructor({ topology: { index }, waysTo = () => [] }: Surroundings) {
    this.index = index;
    this.waysTo = waysTo;
    this.classes = new IngressClasses(index);
  }

  /**
   * The ways to the controller of an Ingress; undefined if the controller, or everything that leads to it, is
   * not in the stack. The name of a class does not identify the controller: the class itself must be in the
   * stack.
   */
  frontsOf(ingress: Ingress): readonly Way[] | undefined {
    const legacy = legacyClass(ingress);
    const declared = at(this.classes.of(ingress)?.props, "spec", "controller");
    const [field, name] =
      typeof legacy === "string" && legacy !== ""
        ? (["ingressClass", legacy] as const)
        : (["controllerClass", declared] as const);
    if (typeof name !== "string") return undefined;
    const { cluster } = ingress.place;
    const key = [field, name, cluster].join("\n");
    if (!this.fronts.has(key)) this.fronts.set(key, this.waysBy(field, name, cluster));
    return this.fronts.get(key);
  }

  private waysBy(
    field: "ingressClass" | "controllerClass",
    name: string,
    cluster: string,
  ): readonly Way[] | undefined {
    this.found ??= this.index.ofKind("workload").flatMap((each) => runningIn(each, this.index));
    const workloads = this.found
      .filter((one) => one[field] === name && one.workload.place.cluster === cluster)
      .map(({ workload }) => workload);
    const ways = workloads.length === 0 ? [] : this.waysTo(workloads);
    return ways.length === 0 ? undefined : ways;
  }
}

function runningIn(resource: StackResource, index: ResourceIndex): RunningController[] {
  if (kubernetesKindOf(resource.type) === "CronJob") return [];
  const template = at(resource.props, "spec", "template");
  const podSpec = at(template, "spec");
  const container = items(at(podSpec, "containers")).find(isController);
  if (container === undefined) return [];
  const workload: Workload = {
    ...placed(resource, index),
    containers: [],
    allContainers: [],
    podLabels: at(template, "metadata", "labels"),
    podSpec,
    instances: UNKNOWN,
    runsToCompletion: false,
  };
  const words = ["command", "args"].flatMap((key) => items(at(container, key)));
  return ifKnown(
    allKnown(words),
    (known) => [
      {
        workload,
        controllerClass: flag(known, "controller-class") ?? "k8s.io/ingress-nginx",
        ingressClass: flag(known, "ingress-class") ?? "nginx",
      },
    ],
    [],
  );
}

function isController(container: Value): boolean {
  const image = at(container, "image");
  return (
    typeof image === "string" && /ingress-nginx\/controller|nginx-ingress-controller/.test(image)
  );
}

function flag(words: readonly Value[], name: string): string | undefined {
  const texts = words.filter((word) => typeof word === "string");
  const at = texts.findIndex((word) => new RegExp(`^--?${name}(=|$)`).test(word));
  if (at < 0) return undefined;
  const [, value] = texts[at].split("=");
  return value ?? texts[at + 1];
}
