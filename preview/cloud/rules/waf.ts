import { WireValue, isObject, unwrap } from "../../engine/wire";
import { valuesAt } from "../account/paths";
import { AwsRule, type Rules } from "./rule";

const CODE = "WAFInvalidParameterException";

const priorities: AwsRule = (inputs) => {
  const all = valuesAt(inputs, "rules.priority").map(String);
  const twice = all.find((each, index) => all.indexOf(each) < index);
  const reason = `You have used the same priority for more than one rule: ${twice}`;
  return twice === undefined ? undefined : { property: "rules", code: CODE, reason };
};

const names: AwsRule = (inputs) => {
  const all = valuesAt(inputs, "rules.name").map(String);
  const twice = all.find((each, index) => all.indexOf(each) < index);
  const reason = `You have used the same name for more than one rule: ${twice}`;
  return twice === undefined ? undefined : { property: "rules", code: CODE, reason };
};

/** A rule of a group overrides the group's action; any other has an action of its own. */
const actions: AwsRule = (inputs) => {
  const wrong = valuesAt(inputs, "rules")
    .filter(isObject)
    .find((rule) => {
      const statement = unwrap(rule.statement ?? null);
      const isGroup = isObject(statement) && GROUPS.some((each) => has(statement[each]));
      return isGroup ? has(rule.action) || !has(rule.overrideAction) : !has(rule.action);
    });
  if (wrong === undefined) return undefined;
  const reason =
    `rule "${String(wrong.name)}": A reference in your rule statement is not valid: a rule group ` +
    "takes overrideAction, any other statement takes action";
  return { property: "rules", code: CODE, reason };
};

const GROUPS = ["managedRuleGroupStatement", "ruleGroupReferenceStatement"];
const has = (value: WireValue | undefined): boolean => value !== undefined && value !== null;

export const wafRules: Rules = { "aws:wafv2/webAcl:WebAcl": [priorities, names, actions] };
