/** What AWS refuses although each property is valid by itself: options that exclude or require each other. */
import type { Account, Thing } from "../account/account";
import { CloudError } from "../refusal";
import { cacheRules } from "./cache";
import { databaseRules } from "./database";
import { eksRules } from "./eks";
import { loadBalancingRules } from "./loadBalancing";
import { networkRules } from "./network";
import { NotKnown, AwsRule, type Rules } from "./rule";
import { searchRules } from "./search";
import { wafRules } from "./waf";

const RULES: Rules = {
  ...cacheRules,
  ...databaseRules,
  ...eksRules,
  ...loadBalancingRules,
  ...networkRules,
  ...searchRules,
  ...wafRules,
};

export function ruleProblems(thing: Thing, account: Account): CloudError[] {
  return (RULES[thing.type] ?? []).flatMap((rule) => judged(rule, thing, account) ?? []);
}

function judged(rule: AwsRule, { inputs }: Thing, account: Account): CloudError | undefined {
  try {
    return rule(inputs, account);
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}
