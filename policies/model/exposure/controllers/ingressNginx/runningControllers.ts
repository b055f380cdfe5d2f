import { type Value, UNKNOWN, at, items } from "../../../value";
import { kubernetesKindOf } from "../../resources/kinds";
import { labelOf, placementOf } from "../../resources/placement";
import type { ResourceIndex } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import type { Exposure } from "../exposure";
import { type Ingress, type IngressClasses, legacyClass } from "./ingressClasses";

interface NginxController {
  readonly workload: Workload;
  /** What IngressClasses call it. */
  readonly controllerClass: string;
  /** What the older annotation of Ingresses calls it. */
  readonly ingressClass: string;
}

/** The controllers of nginx (of Kubernetes, not of F5) that run in the stack, and the ways to them. */
export class NginxControllers {
  private found?: readonly NginxController[];
  private readonly fronts = new Map<string, readonly Exposure[] | undefined>();

  constructor(
    private readonly index: ResourceIndex,
    /** All ways in to some workloads, but none that leads through nginx. */
    private readonly exposuresOf: (workloads: readonly Workload[]) => readonly Exposure[],
  ) {}

  /**
   * The ways to the controller of an Ingress; undefined where it or all that leads to it is elsewhere. A
   * class's name alone does not tell the controller: the class itself must be in the stack.
   */
  frontsOf(ingress: Ingress, classes: IngressClasses): readonly Exposure[] | undefined {
    const legacy = legacyClass(ingress);
    const declared = at(classes.classOf(ingress)?.props, "spec", "controller");
    const [field, name] =
      typeof legacy === "string" && legacy !== ""
        ? (["ingressClass", legacy] as const)
        : (["controllerClass", declared] as const);
    if (typeof name !== "string") return undefined;
    const { cluster } = ingress.place;
    const key = [field, name, cluster].join("\n");
    if (!this.fronts.has(key)) this.fronts.set(key, this.waysTo(field, name, cluster));
    return this.fronts.get(key);
  }

  private waysTo(
    field: "ingressClass" | "controllerClass",
    name: string,
    cluster: string,
  ): readonly Exposure[] | undefined {
    this.found ??= controllersIn(this.index);
    const workloads = this.found
      .filter((one) => one[field] === name && one.workload.place.cluster === cluster)
      .map(({ workload }) => workload);
    const ways = workloads.length === 0 ? [] : this.exposuresOf(workloads);
    return ways.length === 0 ? undefined : ways;
  }
}

function controllersIn(index: ResourceIndex): NginxController[] {
  return index.ofKind("workload").flatMap((resource): NginxController[] => {
    if (kubernetesKindOf(resource.type) === "CronJob") return [];
    const template = at(resource.props, "spec", "template");
    const podSpec = at(template, "spec");
    const container = items(at(podSpec, "containers")).find(isController);
    if (container === undefined) return [];
    const words = ["command", "args"].flatMap((key) => items(at(container, key)));
    if (words.includes(UNKNOWN)) return [];
    const place = placementOf(resource, index);
    const workload: Workload = {
      resource,
      place,
      label: labelOf(resource, place),
      containers: [],
      allContainers: [],
      podLabels: at(template, "metadata", "labels"),
      podSpec,
      instances: UNKNOWN,
      runsToCompletion: false,
    };
    return [
      {
        workload,
        controllerClass: flag(words, "controller-class") ?? "k8s.io/ingress-nginx",
        ingressClass: flag(words, "ingress-class") ?? "nginx",
      },
    ];
  });
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
