import { type Value, UNKNOWN, at, fields, isAbsent, isTrue } from "../../../value";
import { append } from "../../resources/append";
import { type Placement, placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";

/** An Ingress and what is needed to judge it. */
export interface Ingress {
  readonly resource: StackResource;
  readonly place: Placement;
  readonly label: string;
  readonly annotations: Value;
}

export const alb = "alb.ingress.kubernetes.io/";
export const nginx = "nginx.ingress.kubernetes.io/";

/** What serves an Ingress. `unclear`: perhaps the load balancer controller, perhaps another. */
export type Controller = "alb" | "nginx" | "other" | "unclear";

/** Controllers that read neither the annotations of ALB nor those of nginx, by their usual class. */
const others = /traefik|haproxy|kong|contour|istio|cilium|ambassador|gce|azure|voyager|tailscale/i;

/** Which controller serves an Ingress, and what its class sets for all Ingresses of the class. */
export class IngressClasses {
  private readonly byCluster = new Map<string, StackResource[]>();

  constructor(private readonly index: ResourceIndex) {
    for (const kind of ["ingressClass", "ingressClassParams"] as const) {
      for (const resource of index.ofKind(kind)) {
        const key = `${kind} ${placementOf(resource, index).cluster}`;
        append(this.byCluster, key, resource);
      }
    }
  }

  /** A class of the stack says it; else the class's name; else whose annotations the Ingress has. */
  controllerOf(ingress: Ingress): Controller {
    const declared = this.classOf(ingress);
    const controller = at(declared?.props, "spec", "controller");
    if (typeof controller === "string") {
      if (/\balb\b/.test(controller)) return "alb";
      // That of the makers of nginx reads other annotations than that of Kubernetes.
      return /nginx/.test(controller) && !/nginx\.(org|com)/.test(controller) ? "nginx" : "other";
    }
    const name = classNameOf(ingress);
    if (name === UNKNOWN) return "unclear";
    const annotated = isForAlb(ingress);
    if (typeof name === "string") {
      if (/nginx/i.test(name)) return "nginx";
      if (/\balb\b/i.test(name)) return "alb";
      if (others.test(name)) return "other";
    }
    if (!annotated) return "nginx";
    return isAbsent(name) ? "alb" : "unclear";
  }

  /**
   * What IngressClassParams set for an Ingress, over its annotations. `certain` unless it is only
   * known that some of them may be meant.
   */
  paramsOf(ingress: Ingress): { readonly certain: boolean; readonly specs: readonly Value[] } {
    // The controller serves an Ingress with the older annotation without a look at its class.
    if (!isAbsent(legacyClass(ingress))) return { certain: true, specs: [] };
    const all = this.near("ingressClassParams", ingress);
    const declared = this.classOf(ingress);
    if (declared === undefined) {
      // A class elsewhere may name any of them, or none: an equal name does not bind them to it.
      const named = all.filter((params) => this.nameOf(params) === classNameOf(ingress));
      return { certain: false, specs: (named.length > 0 ? named : all).map(specOf) };
    }
    const name = at(declared.props, "spec", "parameters", "name");
    if (isAbsent(name)) return { certain: true, specs: [] };
    const named = all.filter((params) => this.nameOf(params) === name);
    if (named.length > 0) return { certain: true, specs: named.map(specOf) };
    // Parameters that are not in the stack may say anything.
    return { certain: false, specs: [...all.map(specOf), UNKNOWN] };
  }

  /** The class of an Ingress, where it is in the stack: the one that it names, else the default one. */
  classOf(ingress: Ingress): StackResource | undefined {
    const name = classNameOf(ingress);
    if (name === UNKNOWN) {
      const sources = this.index.referenced(ingress.resource, "spec", "ingressClass");
      return sources.length === 1 ? sources[0] : undefined;
    }
    return this.near("ingressClass", ingress).find((candidate) =>
      isAbsent(name)
        ? isTrue(at(candidate.props, "metadata", "annotations", defaultClass))
        : this.nameOf(candidate) === name,
    );
  }

  private nameOf(resource: StackResource): Value {
    return placementOf(resource, this.index).name;
  }

  private near(kind: "ingressClass" | "ingressClassParams", ingress: Ingress): StackResource[] {
    return this.byCluster.get(`${kind} ${ingress.place.cluster}`) ?? [];
  }
}

/** Whether an Ingress has annotations for the AWS Load Balancer Controller, or may have some. */
export const isForAlb = ({ annotations }: Ingress): boolean =>
  annotations === UNKNOWN || fields(annotations).some(([key]) => key.startsWith(alb));

const defaultClass = "ingressclass.kubernetes.io/is-default-class";

const specOf = (resource: StackResource): Value => at(resource.props, "spec");

export const legacyClass = ({ annotations }: Ingress): Value =>
  at(annotations, "kubernetes.io/ingress.class");

/** Where both are given, controllers go by the annotation. */
export const classNameOf = (ingress: Ingress): Value => {
  const legacy = legacyClass(ingress);
  return isAbsent(legacy) ? at(ingress.resource.props, "spec", "ingressClassName") : legacy;
};
