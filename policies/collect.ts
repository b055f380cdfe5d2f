import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { type Judgement, judge } from "./judge";
import { buildModel } from "./model/model";
import { kindOf } from "./model/resources/kinds";
import { type StackResource, listResources } from "./model/resources/resources";
import type { Rule } from "./rules/rule";
import { rules as allRules } from "./rules/rules";
import { type Settings, readSettings } from "./settings/settings";
import { type Value, snapshot } from "./value";

type Declared = Pick<ResourceValidationArgs, "urn" | "name" | "type" | "props" | "getConfig">;

/** What one resource, or the configuration, is told about before anything is made. */
export interface Early {
  /** What is wrong with the configuration, once for each stack. */
  readonly problems: readonly string[];
  readonly judgements: readonly Judgement[];
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
  private readonly told = new Set<string>();
  private readonly ruleNames: readonly string[];
  private readonly rulesAlone: readonly Rule[];
  private settings: Settings;
  private started = false;

  constructor(private readonly rules: readonly Rule[] = allRules) {
    this.ruleNames = rules.map(({ name }) => name);
    this.rulesAlone = rules.filter(({ alone }) => alone);
    this.settings = readSettings({}, this.ruleNames);
  }

  /** Keeps one resource's inputs, and judges what follows from them alone. */
  declare({ urn, name, type, props, getConfig }: Declared): Early {
    let problems: readonly string[] = [];
    if (!this.started) {
      // The pack's configuration comes with every call, and is the same in all of a stack.
      this.settings = readSettings(getConfig(), this.ruleNames);
      this.started = true;
      problems = this.settings.problems;
    }
    const kind = kindOf(type);
    if (kind === undefined) return { problems, judgements: [] };
    const inputs = snapshot(props);
    this.inputs.set(urn, inputs);
    if (kind !== "workload") return { problems, judgements: [] };
    const alone: StackResource = {
      ...{ urn, type, kind, name, props: inputs, outputs: undefined },
      ...{ references: {}, ignoredChanges: [] },
    };
    const model = buildModel([alone], this.settings, { alone: true });
    const judgements = judge({ model, settings: this.settings }, this.rulesAlone).filter(
      // A rule that fails fails with every resource, and is told of once.
      (judgement) => judgement.outcome === "violation" && !this.told.has(keyOf(judgement)),
    );
    judgements.forEach((judgement) => this.told.add(keyOf(judgement)));
    return { problems, judgements };
  }

  /** Judges the whole stack, but for what was told already; the next call begins another stack. */
  judge(stack: readonly PolicyResource[]): readonly Judgement[] {
    const model = buildModel(listResources(stack, this.inputs), this.settings);
    const all = judge({ model, settings: this.settings }, this.rules);
    const untold = all.filter((judgement) => !this.told.has(keyOf(judgement)));
    this.inputs.clear();
    this.told.clear();
    this.started = false;
    return untold;
  }
}

/** With what only the stack shows, the same finding may be worded otherwise. */
const keyOf = ({ policy, urn }: Judgement): string => `${policy}\n${urn}`;
