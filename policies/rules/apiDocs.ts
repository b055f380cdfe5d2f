import { publicSwitch } from "./shared/publicApi";
import type { Rule } from "./rule";

const remediation = 'Set API_DOCS to "no" on the API that collects events from the internet.';

const example = `# In the container of the API that collects events from the internet:
env:
  - name: API_DOCS
    value: "no"
`;

/** The public API does not show its documentation to visitors. */
export const apiDocs: Rule = {
  name: "tracardi-api-docs",
  description: "The public API must not serve its documentation.",
  why: "The pages /docs and /redoc show every visitor each endpoint and let them try it.",
  requirement: "API_DOCS (default yes) serves /docs and /redoc.",
  source: "app/config.py and app/main.py of tracardi-api at 0.8.2.1",
  severity: "low",
  level: "advisory",
  remediation,
  example,
  check: (context) => publicSwitch(context, "API_DOCS", "off"),
};
