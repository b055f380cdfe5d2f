import {
  type Answer,
  UNKNOWN,
  allKnown,
  allOf,
  anyHolds,
  anyOf,
  ifKnown,
  isOneOf,
  possibly,
} from "../../known";
import { type Value, at, fields, isAbsent, items, parsedJson } from "../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../networks/admission";
import type { ResourceIndex, StackResource } from "../resources/resources";

/** The access policies of a search domain: its own, and those set by separate resources. */
export function accessPoliciesOf(domain: StackResource, index: ResourceIndex): Value[] {
  const separate = index.ofKind("searchDomainPolicy").filter((policy) => isFor(policy, domain));
  return [domain, ...separate].flatMap(({ props }) => {
    const policy = at(props, "accessPolicies");
    return isAbsent(policy) ? [] : [parsedJson(policy)];
  });
}

function isFor({ props, references }: StackResource, domain: StackResource): boolean {
  const name = at(props, "domainName");
  return ifKnown(
    name,
    (known) => [at(domain.props, "domainName"), at(domain.outputs, "domainName")].includes(known),
    (references["domainName"] ?? []).includes(domain.urn),
  );
}

/** A field of a statement. Pulumi's own policy type writes it in lower case. */
const field = (statement: Value, name: string): Value =>
  at(statement, name) ?? at(statement, name.charAt(0).toLowerCase() + name.slice(1));

const list = (value: Value): readonly Value[] => (Array.isArray(value) ? value : [value]);

function statementsOf(policy: Value): readonly Value[] {
  const statements = field(policy, "Statement") ?? at(policy, "statements");
  return isAbsent(statements) ? [] : list(statements);
}

/** The networks that a domain outside a VPC answers, by its access policies. */
export function admissionOf(policies: readonly Value[]): Admission {
  const statements = policies.flatMap(statementsOf);
  const denials = statements.filter((each) => field(each, "Effect") === "Deny");
  const limits = denials.flatMap(limitsBy);
  if (limits.length > 0) return admitted(limits);
  const allowing = statements.filter((each) => !denials.includes(each));
  if (allowing.length === 0) {
    return admitEveryone("has no access policy that limits the networks it answers");
  }
  return union(allowing.map(ofStatement));
}

/**
 * The networks that a denial leaves out, if it denies every other request: from anybody, for anything, with no
 * other condition. If it only denies some requests, the policies decide about the others.
 */
function limitsBy(denial: Value): readonly Value[] {
  const principal = field(denial, "Principal");
  const anybody: readonly Value[] = [
    principal,
    ...fields(principal).flatMap(([, value]) => list(value)),
  ];
  const resources = list(field(denial, "Resource"));
  const actions = list(field(denial, "Action"));
  const tests = [
    ...fields(field(denial, "Condition")).flatMap(([, each]) => fields(each)),
    ...items(at(denial, "conditions")),
  ];
  const all = [
    [anybody, /^\*$/],
    [actions, /^(\*|es:(\*|ESHttp\*))$/i],
    [resources, /^\*$|:domain\/[^/]*\/\*$/],
  ] as const;
  const isMet = allOf(
    all.map(([values, wanted]) =>
      anyHolds(values, (value) => typeof value === "string" && wanted.test(value)),
    ),
  );
  if (!possibly(isMet) || tests.length > 1) return [];
  const spared = sourcesIn(denial, "NotIpAddress");
  const isKnown = allKnown(all.flatMap(([values]): readonly Value[] => values));
  return spared.length > 0 ? [...spared, ...ifKnown(isKnown, () => [], items(UNKNOWN))] : spared;
}

function ofStatement(statement: Value): Admission {
  const admission = (sources: readonly Value[]): Admission =>
    sources.length > 0
      ? admitted(sources)
      : admitEveryone("has an access policy that does not limit the networks it answers");
  return ifKnown(
    field(statement, "Condition"),
    () => admission(sourcesIn(statement, "IpAddress")),
    admitUndecided("its access policy is not known"),
  );
}

function admitted(networks: readonly Value[]): Admission {
  const known = networks.filter((network) => typeof network === "string");
  const all = known.map((each) => (each.includes("/") ? each : withLength(each)));
  if (known.length === networks.length) return { networks: all };
  return { networks: all, undecided: "a network that its access policy names is not known" };
}

const withLength = (address: string): string => `${address}/${address.includes(":") ? 128 : 32}`;

/** The networks in a condition on `aws:SourceIp`, in upper or lower case. */
function sourcesIn(statement: Value, operator: string): readonly Value[] {
  const condition = field(statement, "Condition");
  const ofObject = ifKnown(at(condition, operator), sourceAddresses, items(UNKNOWN));
  // The format of aws.iam.getPolicyDocument.
  const ofList = items(at(statement, "conditions"))
    .filter((each) => at(each, "test") === operator && at(each, "variable") === "aws:SourceIp")
    .flatMap((each) => list(at(each, "values")));
  return [...ofObject, ...ofList];
}

const sourceAddresses = (tests: Value): readonly Value[] =>
  fields(tests)
    .filter(([key]) => key.toLowerCase() === "aws:sourceip")
    .flatMap(([, value]) => list(value));

/** Whether policies admit requests that are not signed with AWS credentials. */
export function admitsUnsigned(policies: readonly Value[]): Answer {
  const allowing = policies
    .flatMap(statementsOf)
    .filter((each) => field(each, "Effect") !== "Deny");
  if (allowing.length === 0) return "yes";
  return anyOf(
    allowing.map((statement) => {
      const principal = field(statement, "Principal");
      const named = [principal, ...fields(principal).flatMap(([, value]) => list(value))];
      // Without a `Principal`, it means everyone except those in `NotPrincipal`.
      return isAbsent(principal) ? "yes" : isOneOf("*", named);
    }),
  );
}
