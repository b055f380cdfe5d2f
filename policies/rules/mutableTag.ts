import { movingTag } from "../../facts/images";
import { ifKnown } from "../known";
import type { Image } from "../../facts/imageReferences";
import type { Finding, Rule } from "./rule";

const remediation = "Name a full version, or better its digest, such as 0.8.2.1@sha256:….";

const example = `image: tracardi/tracardi-api:0.8.2.1
`;

/** All instances run the same image, even one that starts next year. */
export const mutableTag: Rule = {
  name: "tracardi-mutable-tag",
  description: "Images must be named by a full version or a digest.",
  why:
    "A tag that moves makes pods of one Deployment run different versions, each what the tag meant when " +
    "its server pulled it; and a new version needs an installation of its own.",
  requirement:
    "Before upgrading, it is crucial to ensure that you only install dockers with a tagged version. Installing " +
    "the latest version without proper tagging may lead to incorrect data.",
  source: "Tracardi's documentation, upgrades",
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  resourceScoped: true,
  check: ({ model }) =>
    model.workloads.flatMap(({ label, containers, resource }) =>
      containers.flatMap((container): Finding[] => {
        const notKnown: Problem = { outcome: "undecided", text: "is not known" };
        const problem = ifKnown(container.image, problemOf, notKnown);
        if (problem === undefined) return [];
        const message = `${label}: the image of container ${container.name} ${problem.text}.`;
        return [{ outcome: problem.outcome, message, urn: resource.urn }];
      }),
    ),
};

interface Problem {
  readonly outcome: Finding["outcome"];
  readonly text: string;
}

function problemOf(image: Image | undefined): Problem | undefined {
  if (image === undefined || image.digest !== undefined) return undefined;
  if (image.tag === undefined) {
    return { outcome: "violation", text: "has no tag, which means latest" };
  }
  return movingTag(image.tag)
    ? {
        outcome: "violation",
        text: `has the tag ${image.tag}, which may mean another image tomorrow`,
      }
    : undefined;
}
