import { type Outcome, inWords } from "../engine/changes/outcome";
import { changeOf } from "../engine/changes/page";
import type { Row } from "../engine/changes/rows";
import type { Comparison } from "./told";

/** What the provider says of a stack. */
export interface JudgedStack {
  readonly name: string;
  readonly resources: number;
  readonly refused: readonly string[];
  /** What the provider does not know of it. */
  readonly unknown: readonly string[];
  /** What a second plan says, with nothing changed, where it was asked. */
  readonly second?: Outcome;
}

/** What it says of a change, where it was asked. */
export interface JudgedRow {
  readonly row: Row;
  /** Whether the change is of anything that it manages; undefined if this run left it out. */
  readonly ofAws?: boolean;
  readonly comparison?: Comparison;
}

export interface Judgement {
  readonly date: string;
  readonly terraform: string;
  readonly provider: string;
  readonly stacks: readonly JudgedStack[];
  readonly changes: readonly JudgedRow[];
  /** What the plans asked AWS and got no answer to. */
  readonly asked: readonly string[];
}

/** docs/real-provider.md. */
export function realProviderPage({ date, terraform, provider, ...rest }: Judgement): string {
  const { stacks, changes, asked } = rest;
  const planned = changes.filter(({ comparison }) => comparison !== undefined);
  const differing = planned.filter(({ comparison }) => comparison?.agree === false);
  const left = changes.filter(({ ofAws }) => ofAws === undefined);
  const others = changes.filter(({ ofAws }) => ofAws === false);
  const unknown = [...new Set(stacks.flatMap((stack) => stack.unknown))].sort();
  return [
    "# Judged by the real provider",
    "",
    `Written by \`npm run judge\` on ${date}, with Terraform ${terraform} and hashicorp/aws ${provider}: it turns previews of`,
    "all examples, and of the changes in [what a change does](changes.md), into Terraform's configurations and states, and",
    "has the provider plan them. So what it refuses before it calls AWS, and what it replaces, is the provider's own word.",
    "Objects in Kubernetes, Elastic Cloud and what is generated are not its business.",
    "",
    "## The gap",
    "",
    `\`@pulumi/aws\` 7 is made of hashicorp/aws 6; ${provider} is of the line before. What our stacks say that it does not know,`,
    `and that was left out: ${unknown.map((each) => `\`${each}\``).join(", ") || "nothing"}. Not judged either: what only 6`,
    "refuses or replaces, and what AWS says to the calls themselves. Of AWS, the plans were told the versions of",
    `OpenSearch that it upgrades to; they asked for ${asked.length === 0 ? "nothing" : asked.join(", ")} besides.`,
    "",
    "## First deployments",
    "",
    "| stack | resources of AWS | refused | a second plan |",
    "| --- | --- | --- | --- |",
    ...stacks.map(
      ({ name, resources, refused, second }) =>
        `| ${name} | ${resources} | ${cell(refused.join(" ")) || "nothing"} | ${words(second)} |`,
    ),
    "",
    "## Changes",
    "",
    planned.length === 0
      ? `None of the ${changes.length} changes were planned in this run.`
      : `Of ${changes.length} changes, ${others.length} are of Kubernetes alone or refused by the component` +
        (left.length === 0 ? "." : `, and ${left.length} were left out of this run.`) +
        ` Of the other ${planned.length} the provider plans what [the page](changes.md) says in` +
        ` ${planned.length - differing.length}, resource by resource of AWS` +
        (differing.length === 0 ? "." : ", and in these not:"),
    "",
    ...(differing.length === 0
      ? []
      : [
          "| change | the page, of AWS | the provider |",
          "| --- | --- | --- |",
          ...differing.map(
            ({ row, comparison }) =>
              `| ${changeOf(row)} | ${words(comparison?.told)} | ${words(comparison?.planned)} |`,
          ),
          "",
        ]),
  ].join("\n");
}

const words = (outcome: Outcome | undefined): string =>
  outcome === undefined ? "" : cell(inWords(outcome));
const cell = (text: string): string => text.replace(/\|/g, "\\|");
