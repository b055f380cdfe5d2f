import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { type RuleResult, judge } from "./judge";
import { buildModel } from "./model/model";
import { kindOf } from "./model/resources/kinds";
import { type StackResource, listResources } from "./model/resources/resources";
import { carrierOf } from "./model/wrappers/carrier";
import type { Rule } from "./rules/rule";
import { rules as allRules } from "./rules/rules";
import { type PolicySettings, readSettings } from "./settings/settings";
import { type Value, snapshot } from "./value";

type Declared = Pick<ResourceValidationArgs, "urn" | "name" | "type" | "props" | "getConfig">;

/** What is reported about one resource, or about the configuration, before anything is created. */
export interface ResourceResult {
  /** Problems of the configuration, reported once per stack. */
  readonly problems: readonly string[];
  readonly results: readonly RuleResult[];
}

/**
 * Keeps what each resource declares until the stack is judged.
 *
 * If the cluster does not exist yet, the stack call gets every Kubernetes resource with empty properties, while the
 * resource call still gets what the program declared. Only the stack call, however, knows which resource a property
 * came from. So this class keeps the inputs by URN and joins them in the stack call.
 */
export class Collector {
  private readonly inputs = new Map<string, Value>();
  /** Results already reported for single resources, so that the stack call does not repeat them. */
  private readonly reported = new Set<string>();
  private readonly ruleNames: readonly string[];
  private readonly resourceScopedRules: readonly Rule[];
  private settings: PolicySettings;
  private started = false;

  constructor(private readonly rules: readonly Rule[] = allRules) {
    this.ruleNames = rules.map(({ name }) => name);
    this.resourceScopedRules = rules.filter(({ resourceScoped }) => resourceScoped);
    this.settings = readSettings({}, this.ruleNames);
  }

  /** Keeps one resource's inputs and runs the rules that need nothing else. */
  declare({ urn, name, type, props, getConfig }: Declared): ResourceResult {
    let problems: readonly string[] = [];
    if (!this.started) {
      // Every call brings the pack's configuration, which is the same throughout a stack.
      this.settings = readSettings(getConfig(), this.ruleNames);
      this.started = true;
      problems = this.settings.problems;
    }
    const kind = kindOf(type);
    if (kind === undefined) return { problems, results: [] };
    const inputs = snapshot(props);
    this.inputs.set(urn, inputs);
    const rules = this.resourceScopedRules.filter(
      ({ name, level }) => (this.settings.levelOf(name) ?? level) !== "disabled",
    );
    if (kind !== "workload" || rules.length === 0) return { problems, results: [] };
    const resource: StackResource = {
      ...{ urn, type, kind, name, props: inputs, outputs: undefined },
      ...{ references: {}, ignoredChanges: [] },
    };
    const model = buildModel([resource], this.settings, { resourceScoped: true });
    const results = judge({ model, settings: this.settings }, rules).filter(
      // A rule that throws does so for every resource, but is reported only once.
      (result) => result.outcome === "violation" && !this.reported.has(keyOf(result)),
    );
    results.forEach((result) => this.reported.add(keyOf(result)));
    return { problems, results };
  }

  /** Judges the whole stack and leaves out what was already reported. The next call starts a new stack. */
  judge(stack: readonly PolicyResource[]): readonly RuleResult[] {
    const model = buildModel(listResources(stack, this.inputs), this.settings);
    const all = judge({ model, settings: this.settings }, this.rules);
    const unreported = all.filter((result) => !this.reported.has(keyOf(result)));
    this.inputs.clear();
    this.reported.clear();
    this.started = false;
    // The engine knows the resource that an object is in, and the message names the object.
    return unreported.map((each) =>
      each.urn === undefined ? each : { ...each, urn: carrierOf(each.urn) },
    );
  }
}

/** Without the message: the stack call knows more and may word the same finding differently. */
const keyOf = ({ policy, urn }: RuleResult): string => `${policy}\n${urn}`;
