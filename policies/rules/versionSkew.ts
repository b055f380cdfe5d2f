import { installationsOf } from "../model/workloads/installations";
import type { TracardiContainer } from "../model/workloads/workloads";
import { kubernetesKindOf } from "../model/resources/kinds";
import { knownOr } from "../known";
import { at, count } from "../value";
import { disagreements, someOf } from "./shared/agreement";
import type { RuleContext, Finding, Rule } from "./rule";

const remediation =
  "Give the images of API, GUI, apm and update worker one tag; a digest goes behind it.";

const example = `# The same tag everywhere, each with its own digest if you pin them:
image: tracardi/tracardi-api:0.8.2.1
---
image: tracardi/tracardi-gui:0.8.2.1
`;

/** All images of an installation have the same version, whatever registries they come from. */
export const versionSkew: Rule = {
  name: "tracardi-version-skew",
  description: "API, GUI, apm and update worker of one installation must be of one version.",
  why:
    "Versions differ in the indices that they read and write and in the API that the GUI calls: of two, one " +
    "works on data that the other does not see.",
  requirement:
    "Workflows created in one version may not work properly with all available plugins in a newer version.",
  source: "Tracardi's documentation, upgrades",
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  check: (context) => [
    ...disagreements(
      context,
      tagOf,
      (holders) =>
        "several versions run in one installation: " +
        `${holders.map(({ value, labels }) => `${value} (${someOf(labels)})`).join("; ")}.`,
      ({ label }) =>
        `${label} is of a version that no installation of this stack has, and whether it belongs to ` +
        "one is not known.",
    ),
    ...versionless(context),
    ...leftBehind(context),
  ],
};

/** Undefined if the image is unknown, or is only known by a digest, which does not tell the version. */
function tagOf({ image }: TracardiContainer): string | undefined {
  const known = knownOr(image, undefined);
  if (known === undefined) return undefined;
  return known.tag?.replace(/^v(?=\d)/, "") ?? (known.digest === undefined ? "latest" : undefined);
}

/** Containers whose version is not visible, in installations with others that they must agree with. */
function versionless({ model }: RuleContext): Finding[] {
  const { installations, unplaced } = installationsOf(model.workloads, model.index);
  const groups = [...installations.filter((workloads) => workloads.length > 1), unplaced];
  return groups.flatMap((workloads) =>
    workloads.flatMap(({ label, containers, resource }) =>
      containers
        .filter((container) => container.image !== undefined && tagOf(container) === undefined)
        .map(({ name }): Finding => ({
          outcome: "undecided",
          message: `${label}: the version of container ${name} is not known by its image.`,
          urn: resource.urn,
        })),
    ),
  );
}

/** Workloads whose update leaves existing pods alone: nothing here shows what those run. */
function leftBehind({ model }: RuleContext): Finding[] {
  return model.workloads
    .filter(({ resource }) =>
      ["StatefulSet", "DaemonSet"].includes(kubernetesKindOf(resource.type)),
    )
    .filter(({ resource }) => {
      const strategy = at(resource.props, "spec", "updateStrategy");
      const kept = count(at(strategy, "rollingUpdate", "partition"));
      return at(strategy, "type") === "OnDelete" || (kept !== undefined && kept !== 0);
    })
    .map(({ label, resource }) => ({
      outcome: "undecided",
      message: `${label}: by its updateStrategy, pods of an earlier version may stay.`,
      urn: resource.urn,
    }));
}
