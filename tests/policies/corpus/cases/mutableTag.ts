import { U } from "../../../helpers/policyStack";
import type { Role, RuleCases } from "../case";

const images: Readonly<Record<Role, string>> = {
  publicApi: "tracardi/tracardi-api",
  internalApi: "tracardi/tracardi-api",
  gui: "tracardi/tracardi-gui",
  apm: "tracardi/apm",
};

const tagged = (role: Role, suffix: string, what = `${role} ${suffix}`): RuleCases["red"][0] => ({
  what,
  change: (l) => {
    l.container(role).image = images[role] + suffix;
  },
});

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

export const cases: RuleCases = {
  rule: "tracardi-mutable-tag",
  red: [
    tagged("publicApi", "", "an API without a tag"),
    tagged("gui", "", "a GUI without a tag"),
    tagged("publicApi", ":latest"),
    tagged("internalApi", ":stable"),
    tagged("publicApi", ":0.9.0-dev"),
    tagged("publicApi", ":0.8"),
    tagged("gui", ":v0.8"),
    tagged("gui", ":1.3.x"),
    tagged("internalApi", ":master"),
    tagged("publicApi", ":nightly-20260101"),
    {
      what: "apm by a mirror with a port, without a tag",
      change: (l) => {
        l.container("apm").image = "registry.example.com:5000/tracardi/apm";
      },
    },
    {
      what: "an image that is not known",
      undecided: true,
      change: (l) => {
        l.container("publicApi").image = U;
      },
    },
  ],
  green: [
    tagged("publicApi", ":0.8.1.3", "a full version"),
    tagged("gui", ":0.9.0-rc3b", "a release candidate"),
    tagged("internalApi", `@${digest}`, "a digest"),
    tagged("apm", `:latest@${digest}`, "a tag that moves with a digest"),
    tagged("publicApi", ":v0.8.2", "a version with v"),
    tagged("publicApi", ":9f8e7d6", "a commit"),
    tagged("publicApi", ":2026-01-31-build.7", "a build of one's own"),
    {
      what: "a full version by a mirror with a port",
      change: (l) => {
        l.container("gui").image = "registry.example.com:5000/hub/tracardi/tracardi-gui:0.8.2.1";
      },
    },
  ],
};
