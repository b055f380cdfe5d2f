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
import type { Description } from "./description";

/**
 * Something that lets clients in: a controller in a cluster, or a cloud service. Each one has its own file,
 * which holds all that the pack knows about it, and is listed in registry.ts. It defines only the parts that
 * apply to it.
 */
export interface Controller {
  /** What the documentation says of it. */
  readonly described: Description;
  /** The Ingresses that it serves. */
  readonly ingresses?: IngressServer;
  /** The Gateways of the Gateway API that it serves. */
  readonly gateways?: GatewayServer;
  /** The Services of type LoadBalancer that it makes load balancers for. */
  readonly services?: ServiceServer;
  /** The load balancers and listeners of the stack, even internal ones, that it brings clients to. */
  readonly edges?: (index: ResourceIndex) => readonly Edge[];
  /** The Services that its settings name. */
  readonly settings?: SettingsReader;
  /** What limits the clients of pods themselves, by whichever way they come. */
  readonly limits?: (topology: Topology) => (workload: Workload) => readonly Admission[];
  /** Ways in that fit none of the above. */
  readonly exposures?: (topology: Topology) => readonly Exposure[];
}

/** How a controller serves one kind of object. */
export interface ControllerServer<Asking, Served> {
  readonly claims: Claims<Asking>;
  /** What the controller makes of its objects in a stack. */
  readonly serve: (around: Surroundings) => Served;
}

/** Which objects belong to a controller. The first one in the registry that claims an object gets it. */
export interface Claims<Asking> {
  /** Its name in the classes of objects (`spec.controller`, `spec.controllerName`). */
  readonly controller?: RegExp;
  /** The names of its classes. For Ingresses and Gateways they only count if the class is not in the stack. */
  readonly className?: RegExp;
  /** Whether an object selects it, by an annotation for example, or by another object of the stack. */
  readonly asked?: (object: Asking, index: ResourceIndex) => boolean;
  /** Set for the controller that is assumed to serve whatever no other one claims. */
  readonly rest?: true;
}

/** What a controller makes of an object that asks it for a way in. */
export interface Serving<Asking, Met> {
  /** Who may come in: a client must pass every gate. */
  gates(asking: Asking): readonly Admission[];
  /** What clients connect to, once per protocol: the protocol, the zones and the stickiness. */
  frontends(met: Met): readonly Frontend[];
}

/** What a controller may use from its surroundings. */
export interface Surroundings {
  readonly topology: Topology;
  /** Who passes the load balancer of a Service. It may exist for something else, such as a Gateway. */
  readonly gatesOf: (service: BalancedService) => readonly Admission[];
  /** The ways to pods of the stack that do not run Tracardi; undefined if they are not followed. */
  readonly waysTo?: (workloads: readonly Workload[]) => readonly Exposure[];
}

export interface IngressServer extends ControllerServer<Ingress, IngressServing> {
  /** Additional backends that annotations give an Ingress. They count whichever controller serves it. */
  readonly backends?: (ingress: Ingress, declared: readonly Backend[]) => readonly Backend[];
  /** The TLS policy if an Ingress names none; undefined if the controller has no named policies. */
  readonly tlsPolicy?: Value;
}

export interface IngressServing extends Serving<IngressTarget, IngressTarget> {
  /** The ways to the controller itself, if they are in the stack. */
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
  /** What the controller's own objects do to requests, if a rule refers to them as filters. */
  readonly filters?: RouteFilters;
}

export interface GatewayServing extends Serving<Listening, Listening> {
  /** Who passes when coming from another Gateway in front. */
  gatesBehind?(listening: Listening): readonly Admission[];
  /** The session stickiness that the controller adds on the way from a Gateway to a Service. */
  stickiness?(gateway: PlacedGateway, service: SelectingService): Stickiness;
}

/** A Gateway with its class, if the class is in the stack. */
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
  /** Set if it answers requests itself, so that none go further. */
  readonly answers: boolean;
  /** Set if it may change the path that the application sees. */
  readonly rewrites?: boolean;
  readonly gates: readonly Admission[];
  readonly stickiness: Stickiness;
}

export type ServiceServer = ControllerServer<BalancedService, ServiceServing>;
export type ServiceServing = Serving<BalancedService, ServicePort>;

/** An object that asks for a load balancer in the way a Service does. */
export type BalancedService = Pick<Placed, "resource" | "label">;

export interface ServicePort {
  readonly service: SelectingService;
  /** Undefined if the Service does not set it. */
  readonly port: Value;
}

/** The Services that a controller's settings name, by the place where the settings are written. */
export interface SettingsReader {
  /** In an entry of a ConfigMap or Secret. */
  readonly entry?: (key: string, text: string) => readonly InferredReference[];
  /** In a word of a container's command, or in one of its variables. */
  readonly word?: (word: string) => readonly InferredReference[];
  /** In an annotation of an Ingress. */
  readonly annotation?: (key: string, text: string) => readonly InferredReference[];
}
