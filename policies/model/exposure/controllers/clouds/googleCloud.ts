import { type Value, at, fields, isAbsent, items, parsedJson } from "../../../../value";
import { ifKnown } from "../../../../known";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
} from "../../../networks/admission";
import { ByNamespace } from "../../../resources/byNamespace";
import type { ResourceIndex } from "../../../resources/resources";
import { frontendOf } from "../../gateways/listeners";
import { classNameOf, legacyClass } from "../../ingresses/ingressClasses";
import type { Ingress } from "../../topology/ingresses";
import type { Placed } from "../../topology/placed";
import type { SelectingService } from "../../topology/selection";
import type {
  Controller,
  GatewayServer,
  IngressServer,
  Listening,
  Surroundings,
} from "../controller";
import { unfollowedFrontend } from "../namedOnly";
import { objectsOf } from "../objects";
import { type Cloud, describedBy } from "./cloud";
import { cloudServices } from "./cloudServices";

const services: Cloud = {
  name: "Google Cloud",
  source:
    "https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters",
  services: {
    className: /^networking\.gke\.io\/l4-regional-/,
    internalClass: /^networking\.gke\.io\/l4-regional-internal/,
    internal: [
      { annotation: "networking.gke.io/load-balancer-type", value: "internal" },
      { annotation: "cloud.google.com/load-balancer-type", value: "internal" },
    ],
  },
  unseen: ["Identity-Aware Proxy, as users log in from anywhere"],
};

/**
 * GKE reads the class of an Ingress from the annotation alone.
 *
 * Source: GKE's guide, "GKE Ingress for Application Load Balancers" and "Gateway classes".
 */
const ingresses: IngressServer = {
  claims: { className: /^gce(-internal)?$/ },
  serve: ({ topology: { index } }) => {
    const policies = new Policies(index);
    return {
      gates: ({ ingress, service }) => [...ofClass(ingress), ...policies.ofBackend(service)],
      frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
    };
  },
};

function ofClass(ingress: Ingress): Admission[] {
  const { label } = ingress;
  if (classNameOf(ingress) !== "gce-internal") {
    return [admitEveryone(`admits everyone: ${label} asks for an external load balancer`)];
  }
  return isAbsent(legacyClass(ingress))
    ? [admitUndecided(`GKE does not read ingressClassName, so who serves ${label} is not known`)]
    : [admitInside];
}

/** The classes of Gateways are GKE's own: their names say where a load balancer is. */
const gateways: GatewayServer = {
  claims: { controller: /^networking\.gke\.io\//, className: /^gke-/ },
  serve: ({ topology: { index } }: Surroundings) => {
    const policies = new Policies(index);
    return {
      gates: (listening) => [...ofGateway(listening), ...policies.ofRoute(listening.route)],
      frontends: (listening) => [frontendOf(listening)],
    };
  },
};

function ofGateway({ resource, label }: Listening): Admission[] {
  return ifKnown(
    at(resource.props, "spec", "gatewayClassName"),
    (name) =>
      /-rilb(-|$)|-internal-/.test(String(name))
        ? [admitInside]
        : [admitEveryone(`admits everyone: ${label} is of an external class`)],
    [admitUndecided(`the class of ${label} is not known`)],
  );
}

/** Cloud Armor's policies, which Services have by a BackendConfig or a GCPBackendPolicy. */
class Policies {
  private readonly configs: ByNamespace<Placed>;
  private readonly policies: ByNamespace<Placed>;

  constructor(index: ResourceIndex) {
    this.configs = new ByNamespace(objectsOf(index, "BackendConfig"));
    this.policies = new ByNamespace(objectsOf(index, "GCPBackendPolicy"));
  }

  ofBackend({ resource, place }: SelectingService): Admission[] {
    const text = at(resource.props, "metadata", "annotations", "cloud.google.com/backend-config");
    const named = parsedJson(text);
    const names: readonly Value[] = [
      at(named, "default"),
      ...fields(at(named, "ports")).map(([, name]) => name),
    ];
    return names
      .flatMap((name) => this.configs.exact(place, name))
      .filter((config) => !isAbsent(at(config.resource.props, "spec", "securityPolicy", "name")))
      .map(({ label }) => unfollowed(label));
  }

  ofRoute({ resource, place }: Placed): Admission[] {
    const backends = items(at(resource.props, "spec", "rules"))
      .flatMap((rule) => items(at(rule, "backendRefs")))
      .map((backend) => at(backend, "name"));
    return this.policies
      .around(place)
      .filter(({ resource: { props } }) => {
        const isNamed = backends.includes(at(props, "spec", "targetRef", "name"));
        return isNamed && !isAbsent(at(props, "spec", "default", "securityPolicy"));
      })
      .map(({ label }) => unfollowed(label));
  }
}

const unfollowed = (label: string): Admission =>
  admitUndecided(`whom the Cloud Armor policy of ${label} lets in is not followed`);

const said = describedBy(services);

/** Google Cloud's load balancers. */
export const googleCloud: Controller = {
  described: {
    ...said,
    serves: `${said.serves}; Ingresses of class \`gce\` and \`gce-internal\`; Gateways of the classes \`gke-…\``,
    decided: [
      ...said.decided,
      "inside only, of an Ingress: `kubernetes.io/ingress.class: gce-internal`",
      "inside only, of a Gateway: the classes `gke-l7-rilb…` and `gke-l7-cross-regional-internal-managed…`",
    ],
    undecided: [
      "whom a policy of Cloud Armor lets in (BackendConfig, GCPBackendPolicy)",
      ...said.undecided,
    ],
  },
  services: cloudServices(services.services),
  ingresses,
  gateways,
};
