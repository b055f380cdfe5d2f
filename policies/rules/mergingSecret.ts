import { mergingSecretLength } from "../../facts/environment";
import { guessable, ownSecretFindings } from "./shared/ownSecret";
import type { Rule } from "./rule";

const remediation =
  `Set AUTO_PROFILE_MERGING to one random text of at least ${mergingSecretLength} characters on all APIs ` +
  "and apm, from a Secret, before there are profiles: with another one, ids of merged profiles change.";

const example = `# In each container of the API and of apm, with the same Secret for all:
env:
  - name: AUTO_PROFILE_MERGING
    valueFrom:
      secretKeyRef:
        name: tracardi
        key: AUTO_PROFILE_MERGING
`;

/** The salt for the ids of merged profiles is secret, and the same wherever profiles are merged. */
export const mergingSecret: Rule = {
  name: "tracardi-merging-secret",
  description: "APIs and apm must have one merging secret of the installation's own.",
  why:
    "It salts the ids by which profiles are found again: whoever knows it can work out the id that belongs " +
    "to an e-mail address, and where it differs, the same person becomes several profiles.",
  requirement:
    "Add the AUTO_PROFILE_MERGING environment parameter with a key of at least 20 characters when starting the " +
    "Tracardi API. Keep this key confidential.",
  source: "Tracardi's documentation, auto profile merging; tracardi/config.py at 0.8.2.1",
  severity: "high",
  level: "advisory",
  remediation,
  example,
  resourceScoped: true,
  check: (context) =>
    ownSecretFindings(context, {
      name: "AUTO_PROFILE_MERGING",
      processes: ["api", "apm"],
      weakness: (value) => guessable(value, mergingSecretLength),
    }),
};
