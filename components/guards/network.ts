import * as pulumi from "@pulumi/pulumi";
import {
  closedPolicy,
  defaultProtocols,
  type Flow,
  type PodFlows,
} from "../isolation/networkPolicies";
import { all, isNew, literal, literalMap, spec } from "./cel";
import type { Guard } from "./guard";

/** What a NetworkPolicy of the installation lets pass, as texts: `ingress 10.0.1.0/24 TCP 8080`. */
export function openingsOf({ ingress, egress }: PodFlows): pulumi.Output<string>[] {
  const texts = (direction: string, { networks, pods, port, protocols }: Flow) => {
    const peers = [...networks, ...(pods ? [podsText(pods)] : [])];
    return peers.flatMap((peer) =>
      (protocols ?? defaultProtocols).map(
        (protocol) => pulumi.interpolate`${direction} ${peer} ${protocol} ${port}`,
      ),
    );
  };
  return [
    ...ingress.flatMap((flow) => texts("ingress", flow)),
    ...egress.flatMap((flow) => texts("egress", flow)),
  ];
}

const podsText = ({ namespace, labels }: NonNullable<Flow["pods"]>): string =>
  `${namespace}/${Object.entries(labels).map((label) => label.join("="))}`;

/** The same text of a peer in CEL. One that names several labels, or none, is no peer of ours. */
const peerText =
  "has(p.ipBlock) ? p.ipBlock.cidr" +
  ' : p.?namespaceSelector.?matchLabels[?"kubernetes.io/metadata.name"].orValue("*") + "/" +' +
  ' p.?podSelector.?matchLabels.orValue({}).map(k, k + "=" + p.podSelector.matchLabels[k]).join(",")';

/** Rules without peers or ports admit all of them. */
const opened = (direction: "ingress" | "egress", peers: "from" | "to") =>
  `dyn(object).spec.?${direction}.orValue([]).all(r, ` +
  all(
    `r.?${peers}.orValue([]).size() > 0 && r.?ports.orValue([]).size() > 0`,
    `r.?${peers}.orValue([]).all(p, r.?ports.orValue([]).all(q, !has(q.endPort) && ` +
      `(("${direction} " + (${peerText}) + " " + q.?protocol.orValue("TCP") + " " +` +
      ` string(q.?port.orValue(""))) in variables.openings)))`,
  ) +
  ")";

const isForeign = 'request.resource.group != "networking.k8s.io"';

/**
 * NetworkPolicies add up, so none may let pass what the installation's own do not.
 *
 * @param openings What may pass, by `<namespace>/<policy>`.
 */
export const networkGuard = (openings: {
  readonly [policy: string]: readonly string[];
}): Guard => ({
  name: "network",
  resources: [
    { group: "networking.k8s.io", versions: ["v1"], resources: ["networkpolicies"] },
    // What Auto Mode, Calico and Cilium have beside them, which may open too.
    { group: "networking.k8s.aws", versions: ["*"], resources: ["applicationnetworkpolicies"] },
    { group: "crd.projectcalico.org", versions: ["*"], resources: ["networkpolicies"] },
    { group: "projectcalico.org", versions: ["*"], resources: ["networkpolicies"] },
    { group: "cilium.io", versions: ["*"], resources: ["ciliumnetworkpolicies"] },
  ],
  changes: isNew(spec),
  variables: {
    all: literalMap(openings),
    name: 'object.metadata.?name.orValue("")',
    key: 'request.namespace + "/" + variables.name',
    openings: "variables.all[?variables.key].orValue([])",
    types: "dyn(object).?spec.?policyTypes.orValue([])",
    selected: "dyn(object).?spec.?podSelector.?matchLabels.orValue({})",
  },
  rules: [
    {
      expression:
        `${isForeign} || ` +
        all(
          opened("ingress", "from"),
          opened("egress", "to"),
          // Its openings are those of the pods that it is named after.
          "variables.openings.size() == 0 ||" +
            ' variables.selected[?"app.kubernetes.io/component"].orValue("") == variables.name',
        ),
      message:
        "This NetworkPolicy would let pass what the installation does not need. Say in the arguments of " +
        "TracardiProduction what else may pass, such as `egress`, and run `pulumi up`.",
    },
    {
      expression:
        `${isForeign} || !(variables.key in variables.all) || ` +
        all(
          `["Ingress", "Egress"].all(t, t in variables.types)`,
          `variables.name != ${literal(closedPolicy)} || (variables.selected.size() == 0 &&` +
            " dyn(object).?spec.?podSelector.?matchExpressions.orValue([]).size() == 0)",
        ),
      message:
        "The NetworkPolicies of the installation close both directions, and that named " +
        `${closedPolicy} for all pods. Keep its podSelector and policyTypes.`,
    },
    {
      expression: `!(${isForeign})`,
      message:
        "This namespace has Kubernetes' own NetworkPolicies alone, which the guards can read. Say in the arguments of " +
        "TracardiProduction what else may pass, and run `pulumi up`.",
    },
  ],
});
