import { publicSwitch } from "./shared/publicApi";
import type { Rule } from "./rule";

const remediation =
  'Remove ENABLE_EVENT_SOURCE_CHECK from the API that collects events, or set it to "yes".';

const example = `# In the container of the API that collects events from the internet:
env:
  - name: ENABLE_EVENT_SOURCE_CHECK
    value: "yes"
`;

/** The public API accepts events only from known sources. */
export const eventSourceCheck: Rule = {
  name: "tracardi-event-source-check",
  description: "The public API must check the source of each event.",
  why: "Without the check anyone may write events and profiles without knowing the id of a source.",
  requirement:
    "ENABLE_EVENT_SOURCE_CHECK (default yes) refuses events of sources that do not exist.",
  source: "tracardi/config.py at 0.8.2.1",
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: (context) => publicSwitch(context, "ENABLE_EVENT_SOURCE_CHECK", "on"),
};
