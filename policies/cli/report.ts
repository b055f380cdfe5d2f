import { masker } from "../../preview/report/mask";
import { shortType } from "../../preview/report/tree";
import { type RuleResult, advices, judge, namesOf, undecidedPrefix } from "../judge";
import { type StackModel, buildModel } from "../model/model";
import { carrierOf } from "../model/wrappers/carrier";
import { objectLabel, placementOf } from "../model/resources/placement";
import type { StackResource } from "../model/resources/resources";
import type { Rule } from "../rules/rule";
import { rules } from "../rules/rules";
import { inOneLine } from "../printable";
import { type Exemption, unmatched } from "../settings/exemptions";
import type { Level } from "../settings/levels";
import type { PolicySettings } from "../settings/settings";
import { type Described, type StackInput, type Place, stackResources } from "./inputs/input";
import { namesIn } from "./names";

/** The resource that a finding blames. */
export interface Blamed {
  /** `Deployment tracardi/api`, or type and name if it is not a Kubernetes object. */
  readonly label: string;
  readonly urn: string;
  readonly place?: Place;
}

/** A finding as it is reported. */
export interface Reported {
  /** The rule, or `tracardi-undecided` for what no rule could examine. */
  readonly name: string;
  readonly rule?: Rule;
  readonly outcome: RuleResult["outcome"];
  readonly level: RuleResult["level"];
  readonly severity: Rule["severity"];
  readonly message: string;
  readonly remedy: string;
  /** Undefined for the deployment as a whole. */
  readonly resource?: Blamed;
  /** Whether it makes the command fail. */
  readonly fails: boolean;
}

/** The data behind all output formats. Free of secrets. */
export interface Report {
  /** The paths that were judged, as the user wrote them. */
  readonly paths: readonly string[];
  /** The number of resources that were read, including those that do not matter to the rules. */
  readonly resources: number;
  /** The number of workloads that run a Tracardi process. */
  readonly workloads: number;
  readonly rules: readonly { readonly rule: Rule; readonly level: Level }[];
  /** Most severe first. */
  readonly findings: readonly Reported[];
  readonly warnings: readonly string[];
}

interface Options {
  readonly paths: readonly string[];
  readonly settings: PolicySettings;
  /** Whether everything that is or may be wrong fails the command. */
  readonly strict: boolean;
}

/** Judges all inputs together as one deployment. */
export function reportOf(
  inputs: readonly StackInput[],
  { paths, settings, strict }: Options,
): Report {
  const described = inputs.flatMap(({ resources }) => resources);
  const model = buildModel(stackResources(described), settings);
  const ruled = judge({ model, settings });
  const results = [...ruled, ...inputs.flatMap(({ doubts }) => doubts).map(doubted)];
  const secrets = inputs.flatMap((input) => input.secrets);
  const masked = masker(described, secrets, namesIn(described));
  const hide = (text: string): string => inOneLine(masked(text));
  const places = new Map(described.map(({ urn, place }) => [urn, place]));
  const findings = results.map((result): Reported => {
    const { rule, policy, outcome, level, remedy, urn } = result;
    return {
      name: rule?.name ?? policy,
      ...{ rule, outcome, level, remedy },
      severity: outcome === "violation" ? (rule?.severity ?? "medium") : "medium",
      message: hide(result.message),
      resource: urn === undefined ? undefined : blamed(urn, model, places, hide),
      fails: level === "mandatory" || (strict && strictOutcomes.includes(outcome)),
    };
  });
  return {
    paths,
    resources: described.filter(isCounted).length,
    workloads: model.workloads.length + model.outside.length,
    rules: rules.map((rule) => ({ rule, level: settings.levelOf(rule.name) ?? rule.level })),
    findings: [...findings].sort((a, b) => weight(b) - weight(a)),
    warnings: [
      ...inputs.flatMap(({ warnings }) => warnings).map(hide),
      ...idle(settings.exemptions, ruled, model).map(inOneLine),
    ],
  };
}

/** Exemptions without a match: their finding is gone, or the name is wrong. */
function idle(
  exemptions: readonly Exemption[],
  results: readonly RuleResult[],
  model: StackModel,
): string[] {
  const findings = results.flatMap(({ rule, outcome, urn }) =>
    rule === undefined || outcome === "belowProduction"
      ? []
      : [{ rule: rule.name, names: namesOf(urn, model) }],
  );
  return unmatched(exemptions, findings).map(
    ({ rule, resource }) =>
      `the exemption from ${rule} of ${resource} matches no finding: remove it, or mend its name`,
  );
}

const strictOutcomes: readonly RuleResult["outcome"][] = ["violation", "undecided"];

/** Counts real resources only: not the stack itself, components or providers. */
const isCounted = ({ type, component }: Described): boolean =>
  !component && !type.startsWith("pulumi:");

const doubted = (doubt: string): RuleResult => ({
  policy: advices.undecided.name,
  outcome: "undecided",
  level: "advisory",
  message: undecidedPrefix + doubt,
  remedy: "",
});

function blamed(
  urn: string,
  { index }: StackModel,
  places: ReadonlyMap<string, Place | undefined>,
  hide: (text: string) => string,
): Blamed {
  const resource = index.withUrn(urn);
  const label = resource === undefined ? urn : labelFor(resource, index);
  const place = places.get(carrierOf(urn));
  const shown = place === undefined ? undefined : { ...place, file: inOneLine(place.file) };
  return { label: hide(label), urn: hide(urn), place: shown };
}

function labelFor(resource: StackResource, index: StackModel["index"]): string {
  return resource.type.startsWith("kubernetes:")
    ? objectLabel(resource, placementOf(resource, index))
    : `${shortType(resource.type)} ${resource.name}`;
}

const severities: readonly Rule["severity"][] = ["low", "medium", "high", "critical"];
const outcomes: readonly RuleResult["outcome"][] = [
  "exempted",
  "belowProduction",
  "undecided",
  "violation",
];

/** Mandatory findings come first, then violations before undecided ones; each group by severity. */
const weight = ({ level, outcome, severity }: Reported): number =>
  Number(level === "mandatory") * 100 +
  outcomes.indexOf(outcome) * 10 +
  severities.indexOf(severity);
