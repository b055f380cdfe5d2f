import { GuardMode } from "../arguments";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import { type Rule, registry } from "./rules";

/** What everybody can put images on, without a path of one's own. */
const everybodys = ["docker.io", "index.docker.io", "ghcr.io", "quay.io", "public.ecr.aws"];

const ownRegistry: Rule = {
  allowed: `a registry that not everybody can put images on: of ${everybodys.join(", ")} only a path`,
  remedy: 'Name the path of the images that you mean, such as "public.ecr.aws/aws-observability".',
  test: (value) => !everybodys.includes(value.replace(/\/+$/, "")),
};

export function checkGuards(check: Checker, value: unknown): void {
  const guards = check.optionalObject("guards", value, {
    keys: knownKeys.guards,
    remedy: 'Leave it out for guards that refuse, or give { registries: ["…"] }.',
  });
  if (!guards) return;
  check.oneOf(
    "guards.mode",
    guards.mode,
    Object.values(GuardMode),
    "Leave it out to have what breaks the rules refused.",
  );
  if (guards.registries === undefined) return;
  const path = "guards.registries";
  const registries = check.list(path, guards.registries, 'Give ["registry.example.com/logs"].');
  registries.forEach((each, index) => check.text(`${path}[${index}]`, each, registry, ownRegistry));
  check.different(path, registries);
  if (guards.mode !== GuardMode.Off || registries.length === 0) return;
  check.add(path, registries, "nothing with guards.mode off", "Leave it out, or leave out mode.");
}
