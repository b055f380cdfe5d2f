import { Profile, type TracardiProductionArgs } from "../arguments";
import { imageNames, repositoryName, serviceImageNames } from "../../facts/images";
import { defaultVersion, type ImageName, versionLines } from "../../facts/versions";
import { usedImages } from "../settings/images";
import { lineOf } from "../settings/tracardi";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import * as rules from "./rules";

const namesOf: { readonly [image in ImageName]: readonly string[] } = {
  ...imageNames,
  ...serviceImageNames,
};

const reference =
  /^([a-z0-9][a-z0-9.-]*(:\d+)?\/)?([a-z0-9._-]+\/)*[a-z0-9._-]+(?<tag>:\w[\w.-]{0,127})?(?<digest>@sha256:[0-9a-f]{64})?$/;

const imageRule = (name: ImageName): rules.Rule => ({
  allowed: `an image with a tag other than latest, or a digest, whose repository ends in ${namesOf[name].join(" or ")}`,
  remedy: `Write it as in a pod, such as registry.example.com/tracardi/${namesOf[name][0]}@sha256:…; policies know it by its name.`,
  test: (value) => {
    const groups = reference.exec(value)?.groups;
    if (!groups || !namesOf[name].includes(repositoryName(value))) return false;
    return groups.digest !== undefined || ![undefined, ":latest"].includes(groups.tag);
  },
});

const pauseRule: rules.Rule = {
  allowed: "an image with a tag other than latest, or a digest",
  remedy: "Name your copy of Kubernetes' pause image, such as registry.example.com/pause:3.10.",
  test: (value) => {
    const groups = reference.exec(value)?.groups;
    return groups?.digest !== undefined || ![undefined, ":latest"].includes(groups?.tag);
  },
};

export const pullSecret: rules.Rule = {
  allowed: 'the text of a config.json with a login in its "auths"',
  remedy: "`docker login` with the registry writes one, where no credential store takes the login.",
  secret: true,
  test: (value) => {
    try {
      const { auths } = JSON.parse(value) as { auths?: unknown };
      return typeof auths === "object" && auths !== null && Object.keys(auths).length > 0;
    } catch {
      return false;
    }
  },
};

export function checkImages(check: Checker, args: TracardiProductionArgs): void {
  const images = check.optionalObject("images", args.images, {
    keys: knownKeys.images,
    remedy: 'Give { registry: "…" }.',
    secret: true,
  });
  if (images?.registry !== undefined) {
    check.text("images.registry", images.registry, rules.registry);
  }
  check.optionalInput("images.pullSecret", images?.pullSecret, pullSecret);
  for (const name of Object.keys(namesOf) as ImageName[]) {
    if (images?.[name] !== undefined) check.text(`images.${name}`, images[name], imageRule(name));
  }
  if (images?.pause !== undefined) check.text("images.pause", images.pause, pauseRule);
  const version = args.tracardi?.version ?? defaultVersion;
  // Where no line is chosen, the version itself has been reported.
  if (Object.hasOwn(versionLines, version) || !lineOf(args)) return;
  for (const name of usedImages(args, args.profile === Profile.Minimal)) {
    if (images?.[name] !== undefined) continue;
    check.add(
      `images.${name}`,
      undefined,
      `the image of version ${version}, which is not among the known ones`,
      imageRule(name).remedy,
    );
  }
}
