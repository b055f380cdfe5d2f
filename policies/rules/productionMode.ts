import { publicSwitch } from "./shared/publicApi";
import type { Rule } from "./rule";

const remediation = 'Set PRODUCTION to "yes" on the API that collects events from the internet.';

const example = `# In the container of the API that collects events from the internet:
env:
  - name: PRODUCTION
    value: "yes"
`;

/** The public API is pinned to the production data. */
export const productionMode: Rule = {
  name: "tracardi-production-mode",
  description: "The public API must be pinned to the production data.",
  why:
    "Without it each visitor chooses by the header x-context whether an event goes to the production or " +
    "to the test data, and so mixes both.",
  requirement:
    "PRODUCTION=yes fixes the context of the API; else the header x-context switches it between production " +
    "and staging.",
  source:
    "app/middleware/context.py of tracardi-api at 0.8.2.1, and its Helm charts for production",
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: (context) => publicSwitch(context, "PRODUCTION", "on"),
};
