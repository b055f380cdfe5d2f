import * as pulumi from "@pulumi/pulumi";
import type { TracardiProductionArgs } from "../components/arguments";
import { type Problem, TracardiArgsError } from "../components/internal/errors";
import { validate } from "../components/validation/validate";
import { nearestNode } from "./path";
import { checkSchema, type Finding } from "./problems";
import { childOf, holdsSecret, schema } from "./schema";
import { checkSecrets, withSecrets, withoutUnread } from "./secrets";

/**
 * The component's arguments from a stack's configuration, which has them by their names.
 *
 * Secrets stay so; all else is plain, also what is beside a secret.
 *
 * @param project the namespace of the keys: `tracardi` for `tracardi:hosts`
 * @throws TracardiArgsError with everything that is wrong, by the keys of the configuration
 */
export function readArguments(component: string, project: string): TracardiProductionArgs {
  const given = readConfig(`${project}:`);
  const isEncrypted = (key: string) => isConfigSecret(`${project}:${key}`);
  const readable = withoutUnread(given) as TracardiProductionArgs;
  const problems = merge(
    [...checkSecrets(given, isEncrypted).map(specific), ...checkSchema(given)],
    validate(readable),
  );
  if (problems.length > 0) {
    const told = problems.map((problem) => ({
      ...problem,
      path: `${project}:${problem.path}`,
      value: withoutSecret(problem, isEncrypted),
    }));
    throw new TracardiArgsError(component, told);
  }
  return withSecrets(given) as TracardiProductionArgs;
}

/** The values of a namespace by name. Pulumi gives texts as they are and everything else as JSON. */
function readConfig(namespace: string): Record<string, unknown> {
  const own = Object.entries(pulumi.runtime.allConfig()).filter(([key]) =>
    key.startsWith(namespace),
  );
  return Object.fromEntries(
    own.map(([key, text]) => {
      const name = key.slice(namespace.length);
      return [name, childOf(schema, name)?.type === "string" ? text : parsed(text)];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The SDK's own function, which its types leave out: all that they have would make Outputs of plain values. */
function isConfigSecret(key: string): boolean {
  return (pulumi.runtime as unknown as { isConfigSecret(key: string): boolean }).isConfigSecret(
    key,
  );
}

const specific = (problem: Problem): Finding => ({ ...problem, specific: true });

/**
 * Each thing that is wrong once: where the component has something to say about the same argument, its words
 * say more, but for a remedy that has to do with how a configuration is written.
 */
function merge(found: readonly Finding[], others: readonly Problem[]): Problem[] {
  const first = found.filter(
    ({ path }, index) => found.findIndex((each) => each.path === path) === index,
  );
  const isCovered = ({ path }: Problem) =>
    first.some((each) => path === each.path || /^[.[]/.test(rest(path, each.path)));
  const told = first.map(({ specific: ownRemedy, ...problem }) => {
    const same = others.find(({ path }) => path === problem.path);
    if (!same || same.value !== problem.value) return problem;
    return ownRemedy ? { ...same, remedy: problem.remedy } : same;
  });
  return [...told, ...others.filter((problem) => !isCovered(problem))];
}

/** What a path has behind another that it starts with. */
const rest = (path: string, start: string) =>
  path.startsWith(start) ? path.slice(start.length) : "";

const said = /^(an argument of this name|an encrypted value|a value that is not encrypted)/;

/**
 * The value for a message: hidden where it is a secret, or holds one. A text beside an encrypted value may be
 * the one that is encrypted; a number never is.
 */
function withoutSecret({ path, value }: Problem, isEncrypted: (key: string) => boolean) {
  if (value === undefined || said.test(value)) return value;
  const isText = /^["[{]/.test(value);
  const [key] = /^\w*/.exec(path) ?? [path];
  return holdsSecret(nearestNode(path)) || (isEncrypted(key) && isText) ? "[secret]" : value;
}
