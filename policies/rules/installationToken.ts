import { installationTokenLength } from "../../facts/environment";
import { guessable, ownSecretFindings } from "./shared/ownSecret";
import type { Rule } from "./rule";

const remediation =
  "Set INSTALLATION_TOKEN to one long random text on all APIs of the installation, from a Secret.";

const example = `# In each container of the API, with the same Secret for all:
env:
  - name: INSTALLATION_TOKEN
    valueFrom:
      secretKeyRef:
        name: tracardi
        key: INSTALLATION_TOKEN
`;

/**
 * Only the owner can install Tracardi. The rule ignores workloads that run to completion, such as installers: nobody
 * can install through them.
 */
export const installationToken: Rule = {
  name: "tracardi-installation-token",
  description: "Each API must have an installation token of its installation's own.",
  why:
    "Whoever reaches /install, which EXPOSE_GUI_API=no leaves open, and knows the token may set up the " +
    "installation with an administrator of their own; everybody knows the default.",
  requirement:
    "The installation token is a unique and hard-to-guess string. It acts as a verification mechanism, ensuring " +
    "that only authorized individuals can install the Tracardi system.",
  source:
    "Tracardi's documentation, how tenants are differentiated; service/installation.py at 0.8.2.1",
  severity: "critical",
  level: "mandatory",
  remediation,
  example,
  resourceScoped: true,
  check: (context) =>
    ownSecretFindings(context, {
      name: "INSTALLATION_TOKEN",
      processes: ["api"],
      weakness: (value) => {
        if (value === "") return "is empty, which switches its check off";
        return guessable(value, installationTokenLength);
      },
    }),
};
