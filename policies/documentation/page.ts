import type { Rule } from "../rules/rule";

/** The documentation page of a rule, in Markdown. */
export function pageOf(rule: Rule): string {
  const language = /^(new|const|import) /m.test(rule.example) ? "ts" : "yaml";
  const when = rule.resourceScoped
    ? "before a workload is made, where its own inputs show it, and with the whole stack"
    : "with the whole stack";
  return `# ${rule.name}

${rule.description}

- Severity: ${rule.severity}
- Level unless configured: ${rule.level}
- Judged: ${when}

## Why it matters

${wrapped(rule.why)}

## Where it comes from

${quoted(rule.requirement)}

${wrapped(`From ${rule.source}.`)}

## What to do

${wrapped(rule.remediation)}

\`\`\`${language}
${rule.example.trimEnd()}
\`\`\`

## Another level, or an exception

An exemption names the resource as the report does; the deployment as a whole is \`stack\`.

\`\`\`json
{
  "tracardi": {
    "levels": { "${rule.name}": "${rule.level === "mandatory" ? "advisory" : "mandatory"}" },
    "exemptions": [
      {
        "rule": "${rule.name}",
        "resource": "Deployment tracardi/*",
        "reason": "why, for those who read the report",
        "until": "2027-01-31"
      }
    ]
  }
}
\`\`\`
`;
}

/** The list of all rules, with links to their pages. */
export function rulesPage(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => [
    `[${rule.name}](${rule.name}.md)`,
    rule.severity,
    rule.level,
    rule.description,
  ]);
  const head = ["Rule", "Severity", "Level", "What must be"];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const table = [head, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("\n");
  return `# The rules of the policy pack

Each has a page with why it matters, where it comes from, and what to do. How the pack is run and configured:
[policies/README.md](../../policies/README.md).

${table}
`;
}

const LINE = 110;

/** Wraps prose into lines and escapes the asterisks of paths, which are not emphasis. */
function wrapped(text: string, width = LINE): string {
  const lines: string[] = [""];
  for (const word of text.replaceAll("*", "\\*").split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

const quoted = (text: string): string => wrapped(text, LINE - 2).replace(/^/gm, "> ");
