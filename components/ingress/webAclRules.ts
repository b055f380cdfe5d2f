import type * as aws from "@pulumi/aws";
import type { FirewallSettings } from "../settings/edge";
import { atMost } from "./contentLength";

type Rule = aws.types.input.wafv2.WebAclRule;
type Statement = aws.types.input.wafv2.WebAclRuleStatement;

/** In the order of evaluation, cheapest first. */
export function webAclRules(settings: FirewallSettings): Rule[] {
  const withoutLength = settings.blocksWithoutLength ? block : count;
  const rules = [
    managed("ip-reputation", "AWSManagedRulesAmazonIpReputationList"),
    own("rate", rateOf(settings.requestsPerAddress), block),
    own("body-size", tooLong(settings.largestBodyKiB * 1024), block),
    own("no-length", bodyWithoutLength, withoutLength),
    own("transfer-encoding", hasHeader("transfer-encoding"), withoutLength),
    managed("known-bad-inputs", "AWSManagedRulesKnownBadInputsRuleSet"),
    managed("common", "AWSManagedRulesCommonRuleSet", countedInCommon),
  ];
  return rules.map((rule, index) => ({ ...rule, priority: index }));
}

/** The monitoring of a web ACL or one of its rules: the metric, and samples of matching requests. */
export const visibility = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
  metricName,
});

/**
 * Rules of the common set that ordinary events break: events contain the URLs and markup of the pages that they
 * describe, and programs send them. We have our own rule for the size of bodies, because the set's limit is 8 KiB.
 */
const countedInCommon = [
  "CrossSiteScripting_BODY",
  "EC2MetaDataSSRF_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "NoUserAgent_HEADER",
  "SizeRestrictions_BODY",
];

const block = { block: {} };
const count = { count: {} };

function own(name: string, statement: Statement, action: Rule["action"]): Omit<Rule, "priority"> {
  return { name, action, statement, visibilityConfig: visibility(name) };
}

function managed(
  name: string,
  ruleSet: string,
  counted: readonly string[] = [],
): Omit<Rule, "priority"> {
  const ruleActionOverrides = counted.map((each) => ({ name: each, actionToUse: count }));
  return {
    name,
    // Keep the actions of the managed rules.
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: { vendorName: "AWS", name: ruleSet, ruleActionOverrides },
    },
    visibilityConfig: visibility(name),
  };
}

const rateOf = (limit: number): Statement => ({
  rateBasedStatement: { aggregateKeyType: "IP", evaluationWindowSec: 300, limit },
});

const asItIs = { textTransformations: [{ priority: 0, type: "NONE" }] };
const header = (name: string) => ({ singleHeader: { name } });
const not = (statement: Statement): Statement => ({ notStatement: { statement } });
const all = (...statements: Statement[]): Statement => ({ andStatement: { statements } });

/** A statement about a missing header is false. */
const hasHeader = (name: string): Statement => ({
  sizeConstraintStatement: {
    fieldToMatch: header(name),
    comparisonOperator: "GT",
    size: 0,
    ...asItIs,
  },
});

/** WAF reads at most 8 KiB of a body, so we check the length that the request declares. */
const tooLong = (most: number): Statement =>
  all(
    hasHeader("content-length"),
    not({
      regexMatchStatement: {
        fieldToMatch: header("content-length"),
        regexString: atMost(most),
        ...asItIs,
      },
    }),
  );

/** The methods that need no length have no body that anyone reads. */
const bodyWithoutLength: Statement = all(
  not(hasHeader("content-length")),
  not({
    regexMatchStatement: {
      fieldToMatch: { method: {} },
      regexString: "^(GET|HEAD|OPTIONS)$",
      ...asItIs,
    },
  }),
);
