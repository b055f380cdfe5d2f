import {
  type Answer,
  allOf,
  anyOf,
  ifKnown,
  is,
  possibly,
  readsAs,
  surely,
} from "../../../../known";
import { type Value, UNKNOWN, at, fields, isAbsent, items } from "../../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../../networks/admission";
import { arePrivate, asNetwork } from "../../../networks/networks";
import type { ResourceIndex } from "../../../resources/resources";
import { admitted } from "../../lists";
import { type Placed, placed } from "../../topology/placed";
import { referencesIn } from "../objects";

/** What a policy may be for: pods of a namespace, with labels, and the Gateway that they are made for. */
export interface Guarded {
  readonly place: Placed["place"];
  /** Whether the pods have a label. */
  readonly hasLabel: (key: string, value: Value) => Answer;
  readonly gateway?: Value;
  /** Whether they are behind others of the mesh, which come with an identity for whomever they serve. */
  readonly isBehind: boolean;
}

/** Policies of this namespace are for all others too. */
const rootNamespace = "istio-system";

/**
 * Who the AuthorizationPolicies of a stack let in: nobody whom one denies, and if there are policies that allow,
 * only those whom one of them allows.
 *
 * Source: Istio's reference, "Authorization Policy".
 */
export class AuthorizationPolicies {
  private readonly all: readonly Placed[];

  constructor(index: ResourceIndex) {
    this.all = index
      .ofKind("authorizationPolicy")
      // Linkerd's policies have the same name.
      .filter(({ props }) => isAbsent(at(props, "spec", "requiredAuthenticationRefs")))
      .map((resource) => placed(resource, index));
  }

  gates(guarded: Guarded): Admission[] {
    const relevant = this.all
      .map((policy) => ({ policy, applies: applies(policy, guarded) }))
      .filter(({ applies }) => possibly(applies));
    const doubted = relevant.filter(({ applies }) => !surely(applies));
    const doubts = doubted.map(({ policy: { label } }) =>
      admitUndecided(`whether ${label} is for this way in is not known`),
    );
    const of = (action: string): readonly Placed[] =>
      relevant
        .map(({ policy }) => policy)
        .filter((policy) => (at(policy.resource.props, "spec", "action") ?? "ALLOW") === action);
    const allowing = of("ALLOW");
    const sure = allowing.filter((policy) => !doubted.some((each) => each.policy === policy));
    const counting = sure.length === 0 ? allowing : sure;
    const allowed =
      counting.length === 0
        ? []
        : [union(counting.flatMap((policy) => allowedBy(policy, guarded.isBehind)))];
    return [...allowed, ...of("DENY").flatMap(leftBy)].map((gate) => union([gate, ...doubts]));
  }
}

function applies({ resource, place }: Placed, guarded: Guarded): Answer {
  if (place.cluster !== guarded.place.cluster) return "no";
  const spec = at(resource.props, "spec");
  const isNear = is(place.namespace, guarded.place.namespace);
  const targets = referencesIn(spec);
  if (targets.length > 0) {
    return allOf([isNear, anyOf(targets.map((target) => targetsGateway(target, guarded)))]);
  }
  const inPlace = anyOf([isNear, is(place.namespace, rootNamespace)]);
  const labels = fields(at(spec, "selector", "matchLabels"));
  return allOf([inPlace, ...labels.map(([key, value]) => guarded.hasLabel(key, value))]);
}

const targetsGateway = (target: Value, { gateway }: Guarded): Answer =>
  gateway === undefined
    ? "no"
    : allOf([is(at(target, "kind"), "Gateway"), readsAs(at(target, "name"), gateway)]);

/** Whom a policy that allows lets in. Without rules, nobody. */
const allowedBy = ({ resource, label }: Placed, isBehind: boolean): Admission[] =>
  items(at(resource.props, "spec", "rules")).map((rule) =>
    ifKnown(
      rule,
      (known) => allowedByRule(known, label, isBehind),
      admitUndecided(`a rule of ${label} is not known`),
    ),
  );

function allowedByRule(rule: Value, label: string, isBehind: boolean): Admission {
  const byAddress = items(at(rule, "when")).flatMap(conditionOf);
  if (byAddress.length > 0) return byAddress[0];
  const from = items(at(rule, "from"));
  const everyone = admitEveryone(`admits everyone by a rule of ${label}`);
  return from.length === 0
    ? everyone
    : union(from.map((each) => sourceOf(at(each, "source"), everyone, isBehind)));
}

function sourceOf(source: Value, everyone: Admission, isBehind: boolean): Admission {
  const remote = items(at(source, "remoteIpBlocks"));
  if (remote.length > 0) return admitted(remote.map(network));
  const direct = items(at(source, "ipBlocks"));
  if (direct.length > 0) return seenDirectly(direct.map(network));
  // Clients on the internet have no identity in the mesh.
  const inMesh = ["principals", "namespaces", "serviceAccounts"].some(
    (field) => items(at(source, field)).length > 0,
  );
  return inMesh && !isBehind ? { networks: [] } : everyone;
}

const conditionOf = (condition: Value): Admission[] => {
  const values = items(at(condition, "values"));
  if (values.length === 0) return [];
  const key = at(condition, "key");
  if (key === "remote.ip") return [admitted(values.map(network))];
  return key === "source.ip" ? [seenDirectly(values.map(network))] : [];
};

/** Behind a load balancer that hides its clients, all of them come from private addresses. */
function seenDirectly(networks: readonly Value[]): Admission {
  const isHidden = networks.some((one) => typeof one === "string" && arePrivate(one));
  const doubt = "whether a load balancer hides its clients behind private addresses is not known";
  return isHidden ? union([admitted(networks), admitUndecided(doubt)]) : admitted(networks);
}

/** Whom a policy that denies leaves: those of the networks that it spares, if it denies all others everything. */
const leftBy = ({ resource }: Placed): Admission[] =>
  items(at(resource.props, "spec", "rules")).flatMap((rule) => {
    const [first, ...more] = items(at(rule, "from"));
    const isWhole = isAbsent(at(rule, "to")) && isAbsent(at(rule, "when")) && more.length === 0;
    if (!isWhole || isAbsent(at(first, "source"))) return [];
    const source = fields(at(first, "source"));
    const spared = source.find(([key]) => /^not(Remote)?IpBlocks$/i.test(key));
    return spared !== undefined && source.length === 1
      ? [
          /remote/i.test(spared[0])
            ? admitted(items(spared[1]).map(network))
            : seenDirectly(items(spared[1]).map(network)),
        ]
      : [];
  });

const network = (one: Value): Value => (typeof one === "string" ? asNetwork(one) : UNKNOWN);
