import type { Controller } from "../model/exposure/controllers/controller";
import type { Description } from "../model/exposure/controllers/description";
import type { Platform } from "../model/hosted/hosted";

/** The documentation page of the ways in that the pack knows, in Markdown. */
export const exposurePage = (
  controllers: readonly Controller[],
  platforms: readonly Pick<Platform, "described">[],
): string => `# Who lets clients in

What the policy pack knows of load balancers, Ingress controllers, Gateways and the services of clouds in front of
them. A way in counts as open to the internet if every gate on it is. What a way in leads to, and whom
\`trustedNetworks\` add: [policies/README.md](../policies/README.md).

- **Decided**: the stack shows it, so it is a violation or none.
- **Undecided**: it is reported as \`tracardi-undecided\`, with what is missing.
- **Not seen**: the pack does not look at it, so a verdict can be wrong there.

This page is written by \`npm run rules\` from
\`policies/model/exposure/controllers/registry.ts\`. The first one that claims an object
gets it, in this order.

${controllers.map((each) => section(each.described, claimed(each))).join("\n")}
# Outside Kubernetes

What the pack knows of other services that run Tracardi's images. Of these, only who reaches them is judged; that the
rest is not is reported as undecided, but of a GUI. This part is written from
\`policies/model/hosted/platforms.ts\`.

${platforms.map(({ described }) => section(described)).join("\n")}`;

function section(described: Description, patterns: readonly string[] = []): string {
  const { name, serves, decided, undecided, unseen, source } = described;
  return [
    `## ${name}\n`,
    `Serves ${serves}.${source === undefined ? "" : ` Its documentation: <${source}>.`}\n`,
    ...patterns,
    ...listed("Decided", decided),
    ...listed("Undecided", undecided),
    ...listed("Not seen", unseen),
  ].join("\n");
}

const listed = (title: string, all: readonly string[]): string[] =>
  all.length === 0 ? [] : [`${title}:\n`, ...all.map((each) => `- ${each}`), ""];

/** The patterns by which a controller knows its own objects, as the code has them. */
function claimed(controller: Controller): string[] {
  const patterns = (["ingresses", "gateways", "services"] as const).flatMap((kind) => {
    const claims = controller[kind]?.claims;
    const named = [
      ...patternOf("controller", claims?.controller),
      ...patternOf("class", claims?.className),
    ];
    return named.length === 0 ? [] : [`${kind} of a ${named.join(", or a ")}`];
  });
  return patterns.length === 0 ? [] : [`By name: ${patterns.join("; ")}.\n`];
}

const patternOf = (what: string, pattern: RegExp | undefined): string[] =>
  pattern === undefined ? [] : [`${what} that matches \`${pattern.source}\``];
