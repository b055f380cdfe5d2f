import type { Finding, Rule } from "./rule";
import { switchOf } from "./shared/switches";

const remediation = 'Remove DEMO from the container, or set it to "no".';

const example = `# In each container of the API, and of a Job that installs:
env:
  - name: DEMO
    value: "no"
`;

/** No API and no installer runs in demo mode. */
export const demoMode: Rule = {
  name: "tracardi-demo-mode",
  description: "Tracardi must not run in demo mode.",
  why:
    "It serves a demonstration site, and an installation under it writes a hundred made-up events into the " +
    "data.",
  requirement: "DEMO=yes mounts /demo, and fills a new installation with fake events.",
  source: "app/main.py of tracardi-api and tracardi/service/installation.py at 0.8.2.1",
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  resourceScoped: true,
  check: ({ model }) =>
    model.workloads.flatMap(({ label, containers, resource }) =>
      containers
        .filter(({ process }) => process === "api")
        .flatMap((container): Finding[] => {
          const { state, text } = switchOf(container, "DEMO", "off");
          if (state === "off") return [];
          const outcome = state === "on" || state === "unclear" ? "violation" : "undecided";
          return [{ outcome, message: `${label}: ${text}.`, urn: resource.urn }];
        }),
    ),
};
