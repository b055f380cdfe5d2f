import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { type RuleResult, judge } from "./judge";
import { buildModel } from "./model/model";
import { kindOf } from "./model/resources/kinds";
import { type StackResource, listResources } from "./model/resources/resources";
import type { Rule } from "./rules/rule";
import { rules as allRules } from "./rules/rules";
import { type PolicySettings, readSettings } from "./settings/settings";
import { type Value, snapshot } from "./value";

type Declared = Pick<ResourceValidationArgs, "urn" | "name" | "type" | "props" | "getConfig">;

/** What one resource, or the configuration, is told about before anything is made. */
export interface ResourceResult {
  /** What is wrong with the configuration, once for each stack. */
  readonly problems: readonly string[];
  readonly results: readonly RuleResult[];
}

/**
 * Keeps what each resource declares until the stack is judged.
 *
 * With a cluster that does not exist yet, the stack call sees empty properties of every Kubernetes
 * resource; the resource call still sees what the program declared. The stack call in turn knows which
 * resource a property came from. So inputs are kept here by URN and joined in the stack call.
 */
export class Collector {
  private readonly inputs = new Map<string, Value>();
  /** What was told of single resources, and is not told again. */
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

  /** Keeps one resource's inputs, and judges what follows from them alone. */
  declare({ urn, name, type, props, getConfig }: Declared): ResourceResult {
    let problems: readonly string[] = [];
    if (!this.started) {
      // The pack's configuration comes with every call, and is the same in all of a stack.
      this.settings = readSettings(getConfig(), this.ruleNames);
      this.started = true;
      problems = this.settings.problems;
    }
    const kind = kindOf(type);
    if (kind === undefined) return { problems, results: [] };
    const inputs = snapshot(props);
    this.inputs.set(urn, inputs);
    if (kind !== "workload") return { problems, results: [] };
    const resource: StackResource = {
      ...{ urn, type, kind, name, props: inputs, outputs: undefined },
      ...{ references: {}, ignoredChanges: [] },
    };
    const model = buildModel([resource], this.settings, { resourceScoped: true });
    const results = judge({ model, settings: this.settings }, this.resourceScopedRules).filter(
      // A rule that fails fails with every resource, and is told of once.
      (result) => result.outcome === "violation" && !this.reported.has(keyOf(result)),
    );
    results.forEach((result) => this.reported.add(keyOf(result)));
    return { problems, results };
  }

  /** Judges the whole stack, but for what was told already; the next call begins another stack. */
  judge(stack: readonly PolicyResource[]): readonly RuleResult[] {
    const model = buildModel(listResources(stack, this.inputs), this.settings);
    const all = judge({ model, settings: this.settings }, this.rules);
    const unreported = all.filter((result) => !this.reported.has(keyOf(result)));
    this.inputs.clear();
    this.reported.clear();
    this.started = false;
    return unreported;
  }
}

/** With what only the stack shows, the same finding may be worded otherwise. */
const keyOf = ({ policy, urn }: RuleResult): string => `${policy}\n${urn}`;
