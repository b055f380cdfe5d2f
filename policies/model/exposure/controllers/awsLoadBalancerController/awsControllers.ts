import { type Known, whenKnown } from "../../../../known";
import { type Value, at, isAbsent } from "../../../../value";
import { placementOf } from "../../../resources/placement";
import type { ResourceIndex, StackResource } from "../../../resources/resources";
import { containerOf, flagOf } from "../flags";

/** What the controller of a cluster is told by its command or its Helm chart, if it runs in the stack. */
interface Settings {
  readonly cluster: string;
  readonly scheme: Value;
  readonly ingressClass: Value;
  readonly loadBalancerClass: Value;
}

/** The AWS Load Balancer Controllers that run in the stack. */
export class AwsControllers {
  private static readonly found = new WeakMap<ResourceIndex, AwsControllers>();
  private readonly all: readonly Settings[];

  private constructor(index: ResourceIndex) {
    this.all = [
      ...index.ofKind("workload").flatMap((resource) => ofWorkload(resource, index)),
      ...index.ofKind("release").flatMap((resource) => ofRelease(resource, index)),
    ];
  }

  /** Read once for a stack. */
  static in(index: ResourceIndex): AwsControllers {
    const known = this.found.get(index) ?? new AwsControllers(index);
    this.found.set(index, known);
    return known;
  }

  /** The scheme of load balancers that name none; undefined if no controller of the cluster is in the stack. */
  defaultScheme(cluster: string): Known<string> | undefined {
    const own = this.all.find((one) => one.cluster === cluster);
    if (own === undefined) return undefined;
    return whenKnown(own.scheme, (scheme) => (isAbsent(scheme) ? "internal" : String(scheme)));
  }

  /** Whether a controller is told to serve a class of Ingresses or of Services. */
  serves(kind: "ingressClass" | "loadBalancerClass", cluster: string, className: Value): boolean {
    return (
      !isAbsent(className) &&
      this.all.some((one) => one.cluster === cluster && one[kind] === className)
    );
  }
}

/** Its image and its chart. */
const name = /aws-(alb-ingress|load-balancer)-controller/;

function ofWorkload(resource: StackResource, index: ResourceIndex): Settings[] {
  const podSpec = at(resource.props, "spec", "template", "spec");
  const container = containerOf(podSpec, name);
  if (container === undefined) return [];
  return [
    {
      cluster: placementOf(resource, index).cluster,
      scheme: flagOf(container, "default-load-balancer-scheme"),
      ingressClass: flagOf(container, "ingress-class"),
      loadBalancerClass: flagOf(container, "load-balancer-class"),
    },
  ];
}

/** A Release of Pulumi, a HelmRelease of Flux, or an Application of Argo CD. */
function ofRelease(resource: StackResource, index: ResourceIndex): Settings[] {
  const { props } = resource;
  const charts: readonly Value[] = [
    at(props, "chart"),
    at(props, "spec", "chart", "spec", "chart"),
    at(props, "spec", "source", "chart"),
  ];
  if (!charts.some((chart) => typeof chart === "string" && name.test(chart))) return [];
  const all: readonly Value[] = [
    at(props, "values"),
    at(props, "spec", "values"),
    at(props, "spec", "source", "helm", "valuesObject"),
  ];
  const values = all.find((each) => !isAbsent(each));
  return [
    {
      cluster: placementOf(resource, index).cluster,
      scheme: at(values, "defaultLoadBalancerScheme"),
      ingressClass: at(values, "ingressClass"),
      loadBalancerClass: at(values, "loadBalancerClass"),
    },
  ];
}
