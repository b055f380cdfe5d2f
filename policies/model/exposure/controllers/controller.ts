import type { Value } from "../../../value";
import type { Admission } from "../../networks/admission";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import type { Exposure, Way } from "../exposure";
import type { Frontend } from "../frontend";
import type { Edge } from "../loadBalancers/edge";
import type { InferredReference } from "../references/inferredReferences";
import type { Stickiness } from "../stickiness";
import type { Backend, Ingress } from "../topology/ingresses";
import type { Placed } from "../topology/placed";
import type { SelectingService } from "../topology/selection";
import type { Topology } from "../topology/topology";

/**
 * What lets clients in: a controller in a cluster, or a service of a cloud. All that the pack knows of one is in
 * its own file, and the list of all of them is in registry.ts. Each has those parts that it has something to say for.
 */
export interface Controller {
  /** The Ingresses that it serves. */
  readonly ingresses?: IngressServer;
  /** The Gateways of the Gateway API that it serves. */
  readonly gateways?: GatewayServer;
  /** The Services of type LoadBalancer that it makes load balancers for. */
  readonly services?: ServiceServer;
  /** The load balancers and listeners of the stack that it brings clients to, be they internal. */
  readonly edges?: (index: ResourceIndex) => readonly Edge[];
  /** What its settings name of Services. */
  readonly settings?: SettingsReader;
  /** Ways in that are none of these. */
  readonly exposures?: (topology: Topology) => readonly Exposure[];
}

/** How a controller serves one kind of objects. */
export interface ControllerServer<Asking, Served> {
  readonly claims: Claims<Asking>;
  /** What becomes of its objects in a stack. */
  readonly serve: (around: Surroundings) => Served;
}

/** Which objects are a controller's own: the first one in the registry that claims an object has it. */
export interface Claims<Asking> {
  /** What it calls itself in the classes of objects (`spec.controller`, `spec.controllerName`). */
  readonly controller?: RegExp;
  /** What its classes are called; of Ingresses and Gateways it counts where the class is not in the stack. */
  readonly className?: RegExp;
  /** Whether an object asks for it by something of its own, such as an annotation. */
  readonly asked?: (object: Asking) => boolean;
  /** Set for the one that is taken to serve what nobody else claims. */
  readonly rest?: true;
}

/** What a controller makes of an object that asks it for a way in. */
export interface Serving<Asking, Met> {
  /** Who may come in: each gate must let a client in. */
  gates(asking: Asking): readonly Admission[];
  /** What clients meet, once for each protocol: what they speak with it, its zones, its stickiness. */
  frontends(met: Met): readonly Frontend[];
}

/** What a controller may ask of its surroundings. */
export interface Surroundings {
  readonly topology: Topology;
  /** Who passes the load balancer of a Service, which is perhaps made for something else. */
  readonly gatesOf: (service: BalancedService) => readonly Admission[];
  /** The ways to pods of the stack that are no workloads of Tracardi's; undefined where they are not followed. */
  readonly waysTo?: (workloads: readonly Workload[]) => readonly Exposure[];
}

export interface IngressServer extends ControllerServer<Ingress, IngressServing> {
  /** Further backends of an Ingress by its annotations. They count whoever serves it. */
  readonly backends?: (ingress: Ingress, declared: readonly Backend[]) => readonly Backend[];
  /** The TLS policy where none is named; undefined where the controller has none to name. */
  readonly tlsPolicy?: Value;
}

export interface IngressServing extends Serving<IngressTarget, IngressTarget> {
  /** The ways to the controller itself, where these are in the stack. */
  fronts?(ingress: Ingress): readonly Way[] | undefined;
}

/** Where an Ingress leads. */
export interface IngressTarget {
  readonly ingress: Ingress;
  readonly backend: Backend;
  readonly service: SelectingService;
}

export interface GatewayServer extends ControllerServer<PlacedGateway, GatewayServing> {
  readonly tlsPolicy?: Value;
  /** What its own objects do to the requests of a rule that refers to one as a filter. */
  readonly filters?: RouteFilters;
}

export interface GatewayServing extends Serving<Listening, Listening> {
  /** Who passes, coming from another Gateway in front. */
  gatesBehind?(listening: Listening): readonly Admission[];
  /** What the controller makes of sessions on the way from a Gateway to a Service. */
  stickiness?(gateway: PlacedGateway, service: SelectingService): Stickiness;
}

/** A Gateway with its class, as far as that is in the stack. */
export interface PlacedGateway extends Placed {
  readonly gatewayClass?: StackResource;
}

/** A listener of a Gateway, as a route uses it. */
export interface Listening extends PlacedGateway {
  readonly listener: Value;
  readonly route: Placed;
}

export interface RouteFilters {
  /** The kind of its objects. */
  readonly kind: string;
  readonly of: (index: ResourceIndex) => (route: Placed, name: Value) => readonly RouteFilter[];
}

export interface RouteFilter {
  /** Set where it answers requests, so that none goes further. */
  readonly answers: boolean;
  readonly gates: readonly Admission[];
  readonly stickiness: Stickiness;
}

export type ServiceServer = ControllerServer<BalancedService, ServiceServing>;
export type ServiceServing = Serving<BalancedService, ServicePort>;

/** What asks for a load balancer as a Service does. */
export type BalancedService = Pick<Placed, "resource" | "label">;

export interface ServicePort {
  readonly service: SelectingService;
  /** Undefined where the Service says none. */
  readonly port: Value;
}

/** The Services that a controller's settings name, each in one place that others may have settings of their own in. */
export interface SettingsReader {
  /** In an entry of a ConfigMap or a Secret. */
  readonly entry?: (key: string, text: string) => readonly InferredReference[];
  /** In a word of a container's command, or a variable of it. */
  readonly word?: (word: string) => readonly InferredReference[];
  /** In an annotation of an Ingress. */
  readonly annotation?: (key: string, text: string) => readonly InferredReference[];
}
