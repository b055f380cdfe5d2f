import { type Answer, allOf, ifKnown, is, possibly, surely } from "../../../../known";
import { type Value, UNKNOWN, at, isAbsent, items } from "../../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../../networks/admission";
import { asNetwork } from "../../../networks/networks";
import { ByNamespace } from "../../../resources/byNamespace";
import { kubernetesKindOf } from "../../../resources/kinds";
import { selects } from "../../../resources/labelSelectors";
import type { ResourceIndex } from "../../../resources/resources";
import { admitted } from "../../lists";
import type { Placed } from "../../topology/placed";
import type { Listening } from "../controller";
import { objectsOf, referencesIn } from "../objects";

/**
 * Who the SecurityPolicies of a stack let in. Of those for a route, its listener and its Gateway, the most
 * specific one replaces the others.
 *
 * Source: Envoy Gateway's guide, "SecurityPolicy" and "IP Allowlist/Denylist".
 */
export class SecurityPolicies {
  private readonly policies: ByNamespace<Placed>;
  private readonly clientPolicies: ByNamespace<Placed>;

  constructor(index: ResourceIndex) {
    this.policies = new ByNamespace(objectsOf(index, "SecurityPolicy"));
    this.clientPolicies = new ByNamespace(objectsOf(index, "ClientTrafficPolicy"));
  }

  gates(listening: Listening): Admission[] {
    const { route, listener } = listening;
    const ofGateway = this.targeting(this.policies, listening);
    const levels = [
      this.targeting(this.policies, route).filter(({ section }) => isAbsent(section)),
      ofGateway.filter(({ section }) => !isAbsent(section) && section === at(listener, "name")),
      ofGateway.filter(({ section }) => isAbsent(section)),
    ];
    const deciding = levels.find((level) => level.some(replaces)) ?? [];
    const byRoute = deciding.flatMap(({ policy, certain }) => limitsOf(policy, certain));
    // A policy for one rule of a route replaces the others there.
    const byRule = this.targeting(this.policies, route).filter(({ section }) => !isAbsent(section));
    const gates =
      byRule.length === 0
        ? byRoute
        : byRoute.map((gate) =>
            union([gate, ...byRule.flatMap(({ policy, certain }) => limitsOf(policy, certain))]),
          );
    return this.trustsHeaders(listening) ? gates.map((gate) => union([gate, madeUp])) : gates;
  }

  /** Whether clients are told apart by a header, which they may have written themselves. */
  private trustsHeaders(listening: Listening): boolean {
    return this.targeting(this.clientPolicies, listening).some(
      ({ policy }) => !isAbsent(at(policy.resource.props, "spec", "clientIPDetection")),
    );
  }

  private targeting(policies: ByNamespace<Placed>, target: Placed): Targeting[] {
    return policies.around(target.place).flatMap((policy) => {
      const spec = at(policy.resource.props, "spec");
      const all: Target[] = [
        ...referencesIn(spec).map((reference): Target => ({
          policy,
          section: at(reference, "sectionName"),
          targets: means(reference, target),
        })),
        ...items(at(spec, "targetSelectors")).map((selector): Target => ({
          policy,
          section: undefined,
          targets: selectsTarget(selector, target),
        })),
      ];
      return all
        .filter(({ targets }) => possibly(targets))
        .map(({ targets, ...rest }) => ({ ...rest, certain: surely(targets) }));
    });
  }
}

interface Target {
  readonly policy: Placed;
  readonly section: Value;
  readonly targets: Answer;
}

interface Targeting {
  readonly policy: Placed;
  /** The listener or the rule of the target that alone is meant. */
  readonly section: Value;
  readonly certain: boolean;
}

const madeUp = admitUndecided(
  "whether clients can make up the address that the Gateway judges (clientIPDetection) is not known",
);

/** A policy that is merged into the one above leaves what it does not set. */
function replaces({ policy }: Targeting): boolean {
  const spec = at(policy.resource.props, "spec");
  return isAbsent(at(spec, "mergeType")) || !isAbsent(at(spec, "authorization"));
}

const means = (reference: Value, { resource, place }: Placed): Answer =>
  allOf([
    is(at(reference, "kind"), kubernetesKindOf(resource.type)),
    is(at(reference, "name"), place.name),
  ]);

const selectsTarget = (selector: Value, { resource }: Placed): Answer =>
  allOf([
    is(at(selector, "kind"), kubernetesKindOf(resource.type)),
    selects(selector, at(resource.props, "metadata", "labels") ?? {}),
  ]);

function limitsOf({ resource, label }: Placed, certain: boolean): Admission[] {
  const authorization = at(resource.props, "spec", "authorization");
  const everyone = admitEveryone(`admits everyone: ${label} has no rules on addresses`);
  const limit = ifKnown(
    authorization,
    (known) => (isAbsent(known) ? everyone : authorized(known, label)),
    admitUndecided(`whom ${label} lets in is not known`),
  );
  const doubt = admitUndecided(`whether ${label} is for this way in is not known`);
  return [certain ? limit : union([limit, doubt])];
}

/** The first rule that applies decides. */
function authorized(authorization: Value, label: string): Admission {
  const allowed: Admission[] = [];
  for (const rule of items(at(authorization, "rules"))) {
    const action = at(rule, "action");
    if (action === "Allow") allowed.push(principals(rule, label));
    else if (action === "Deny" && deniesAll(rule)) return union(allowed);
    else if (action !== "Deny") allowed.push(admitUndecided(`a rule of ${label} is not known`));
  }
  return ifKnown(
    at(authorization, "defaultAction"),
    (action) =>
      action === "Allow"
        ? admitEveryone(`admits everyone whom no rule of ${label} denies`)
        : union(allowed),
    union([...allowed, admitUndecided(`the default of ${label} is not known`)]),
  );
}

function principals(rule: Value, label: string): Admission {
  const networks = networksOf(rule);
  return networks.length === 0
    ? admitEveryone(`admits who logs in, from anywhere (${label})`)
    : admitted(networks);
}

const networksOf = (rule: Value): readonly Value[] =>
  ["clientCIDRs", "sourceCIDRs"]
    .flatMap((field) => items(at(rule, "principal", field)))
    .map((network) => (typeof network === "string" ? asNetwork(network) : UNKNOWN));

function deniesAll(rule: Value): boolean {
  const networks = networksOf(rule);
  const others = ["jwt", "headers"].some((field) => !isAbsent(at(rule, "principal", field)));
  const everyAddress = networks.includes("0.0.0.0/0") && networks.includes("::/0");
  return everyAddress && !others && isAbsent(at(rule, "operation"));
}

/** Whether a stack has a policy that only this controller reads, for a Gateway or for a route. */
export const hasPolicies = (index: ResourceIndex): boolean =>
  objectsOf(index, "SecurityPolicy").length > 0;
