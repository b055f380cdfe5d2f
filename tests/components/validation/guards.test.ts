import { GuardMode } from "../../../index";
import { accepts, refuses } from "./verdicts";

const registry = (index: number, value: string) =>
  `guards.registries[${index}]: "${value}" is not allowed; allowed: a registry host, with a path where there is ` +
  'one, and no scheme. Write it as in an image name: "registry.example.com/docker-hub".';

describe("validate: guards", () => {
  refuses(
    "a mode that there is not",
    { guards: { mode: "on" } },
    'guards.mode: "on" is not allowed; allowed: "deny", "warn", "audit", "off". Leave it out for the default: "deny".',
  );
  refuses(
    "a switch in place of a mode",
    { guards: false },
    "guards: false is not allowed; allowed: a plain object. Give {} or any of { mode, registries }.",
  );
  refuses(
    "a registry with a scheme",
    { guards: { registries: ["https://x.com"] } },
    registry(0, "https://x.com"),
  );
  refuses("an empty registry", { guards: { registries: ["x.com", ""] } }, registry(1, ""));
  for (const value of ["docker.io", "ghcr.io/", "public.ecr.aws"]) {
    refuses(
      `${value} as a whole, where everybody can have images`,
      { guards: { registries: [value] } },
      `guards.registries[0]: "${value}" is not allowed; allowed: a registry that not everybody can put images on: of ` +
        "docker.io, index.docker.io, ghcr.io, quay.io, public.ecr.aws only a path. Name the path of the images that " +
        'you mean, such as "public.ecr.aws/aws-observability".',
    );
  }
  refuses(
    "a registry twice",
    { guards: { registries: ["x.com/a", "x.com/a"] } },
    'guards.registries[1]: "x.com/a" is not allowed; allowed: each value once. Leave out the second one.',
  );
  refuses(
    "one text in place of a list",
    { guards: { registries: "x.com" } },
    'guards.registries: "x.com" is not allowed; allowed: a plain list. Name the path of the images that you mean, such as "public.ecr.aws/aws-observability".',
  );
  refuses(
    "registries of guards that are off",
    { guards: { mode: GuardMode.Off, registries: ["x.com"] } },
    'guards.registries: ["x.com"] is not allowed; allowed: nothing with guards.mode off. Leave it out, or leave out ' +
      "mode.",
  );
  refuses(
    "a misspelled name",
    { guards: { registry: ["x.com"] } },
    "guards.registry: an argument of this name is not allowed; allowed: mode, registries. Check the spelling.",
  );
  accepts("every mode", { guards: { mode: GuardMode.Audit } });
  accepts("nothing but the default", { guards: {} });
  accepts("a path on a public registry, and a registry of one's own", {
    guards: { registries: ["public.ecr.aws/logs", "registry.example.com:5000"] },
  });
});
