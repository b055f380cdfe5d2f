import { type Value, at, fields, isAbsent } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
import type { Exposure } from "../exposure";
import type { Topology } from "../topology/topology";
import type { Controller } from "./controller";

/**
 * Services of any type that ask, by an annotation or a label, for something outside their cluster to lead to them:
 * a tunnel, a mesh of clusters, a load balancer that is made elsewhere.
 */
export const announced: Controller = {
  described: {
    name: "Services announced elsewhere",
    serves:
      "Services with an annotation or a label of Tailscale, NetBird, Twingate, ngrok, Cloudflare, inlets, Consul, Skupper and similar",
    decided: ["a funnel of Tailscale admits everyone"],
    undecided: ["whom the others let in"],
    unseen: ["annotations that are not known"],
  },
  exposures: announcedExposures,
};

interface Announcement {
  /** The annotation or label. */
  readonly key: RegExp;
  /** Values that switch it on; any but `false` if not given. */
  readonly value?: RegExp;
  /** Who comes in by it, as a clause; with `everyone`, anyone does. */
  readonly who: string;
  readonly everyone?: true;
}

/** Source: the documentation of each operator. */
const announcements: readonly Announcement[] = [
  {
    key: /^tailscale\.com\/funnel$/,
    who: "has a funnel, which admits everyone",
    everyone: true,
  },
  { key: /^tailscale\.com\/expose$/, who: "who is in the tailnet cannot be seen" },
  { key: /^netbird\.io\/expose$/, who: "who is in the NetBird network cannot be seen" },
  { key: /^resource\.twingate\.com$/, who: "whom Twingate lets in cannot be seen" },
  { key: /^teleport\.dev\/(name|public-addr)$/, who: "whom Teleport lets in cannot be seen" },
  {
    key: /^((k8s\.)?ngrok\.com|ngrok\.[\w.-]+)\//,
    who: "whom its endpoint of ngrok lets in is not followed",
  },
  {
    key: /^([\w-]+\.)*(cfargotunnel\.com|cloudflare-operator\.io|cloudflare-tunnel[\w.-]*)\//,
    who: "whom Cloudflare lets in through its tunnel cannot be seen",
  },
  { key: /^(operator\.)?inlets\.dev\/manage$/, who: "whom its tunnel lets in cannot be seen" },
  {
    key: /^omni-kube-service-exposer\.sidero\.dev\/port$/,
    who: "whom Omni lets in cannot be seen",
  },
  {
    key: /^(fabric8\.io|jenkins-x\.io)\/expose$/,
    who: "which entrance is made for it is not followed",
  },
  { key: /^skupper\.io\/(proxy|expose)$/, who: "who is in its Skupper network cannot be seen" },
  {
    key: /^consul\.hashicorp\.com\/service-sync$/,
    who: "who calls it through Consul cannot be seen",
  },
  {
    key: /^(service\.cilium\.io\/global|io\.cilium\/global-service|mirror\.linkerd\.io\/exported)$/,
    who: "what the other clusters of its mesh let in cannot be seen",
  },
  {
    key: /^cloud\.google\.com\/neg$/,
    value: /exposed_ports/,
    who: "which load balancer uses its network endpoint group cannot be seen",
  },
  { key: /^cis\.f5\.com\/as3-/, who: "which of F5's servers leads to it cannot be seen" },
  {
    key: /^kube-router\.io\/service\.advertise\.(clusterip|externalip)$/,
    who: "which networks its address is announced to cannot be seen",
  },
];

function announcedExposures({ services }: Topology): Exposure[] {
  return services.flatMap(({ resource, label, selected, stickiness }) =>
    announcedBy(resource.props).flatMap(({ key, gate }) =>
      selected.map(({ workload, doubt }): Exposure => ({
        workload,
        path: `${label} with ${key}`,
        gates: [gate, ...doubt],
        requests: "any",
        frontend: { resource, label, protocol: "tls", stickiness },
      })),
    ),
  );
}

/** A Service of type LoadBalancer has its gates by its class. */
function announcedBy(props: Value): { readonly key: string; readonly gate: Admission }[] {
  if (at(props, "spec", "type") === "LoadBalancer") return [];
  return ["annotations", "labels"].flatMap((place) =>
    fields(at(props, "metadata", place)).flatMap(([key, value]) => {
      const found = announcements.find((each) => each.key.test(key));
      if (found === undefined || !isAsked(found, value)) return [];
      return [{ key, gate: found.everyone ? admitEveryone(found.who) : admitUndecided(found.who) }];
    }),
  );
}

const isAsked = ({ value: wanted }: Announcement, value: Value): boolean =>
  typeof value === "string"
    ? (wanted ?? /^(?!\s*(false|no|disabled|0)?\s*$)/i).test(value)
    : !isAbsent(value) && value !== false;
