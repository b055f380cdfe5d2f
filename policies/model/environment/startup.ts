import { apiDefaults, switchDefaults } from "../../../facts/environment";
import { type Known, UNKNOWN, ifKnown, onlyKnown } from "../../known";
import { type Value, at, items } from "../../value";
import { type Effect, effectOn } from "./assignments";
import { sourcesFiles, commandText } from "./command";
import { type MountedFile, mountedFiles } from "./mounts";
import type { Sources, Variable } from "./variable";

/** What runs between the image and its process, apart from the container's command itself. */
export interface Startup {
  /** What files and hooks make of a variable that the pod gives the process. */
  readonly after: (name: string, found: Variable) => Variable;
}

/**
 * The image's start.sh runs a script before the server, and reads a configuration in Python; both may be replaced by
 * a mounted file, or by a variable that names another one. Shells and Python have such variables and files, too.
 *
 * Source: start.sh and gunicorn_conf.py of tiangolo/uvicorn-gunicorn-docker; the manuals of bash and Python.
 */
const startFiles =
  /^\/(app\/prestart\.sh|start(-reload)?\.sh|((app\/)?app\/)?gunicorn_conf\.py|app\/.*\.py|etc\/profile(\.d\/.*)?|etc\/environment|root\/\.(bashrc|profile|bash_profile))$|\/(sitecustomize|usercustomize)\.py$|\/site-packages\/.*\.(py|pth)$/;

const startVariables = [
  ...["PRE_START_PATH", "GUNICORN_CONF", "BASH_ENV", "ENV", "PYTHONSTARTUP"],
] as const;

/** @param own the variable as the pod gives it */
export function startupOf(
  container: Value,
  words: readonly Value[],
  sources: Sources,
  own: (name: string) => Variable,
): Startup {
  const files = mountedFiles(container, sources);
  const started = startedFiles(container, files, words, own);
  return {
    after: (name, found) => {
      const effects = started.map((file): Seen => ({ file, effect: effectIn(name, file) }));
      const decisive = effects.filter(({ effect }) => effect.kind !== "none");
      const set = decisive.find(({ effect }) => effect.kind === "set");
      if (set !== undefined && decisive.length === 1) return settled(set, found);
      if (decisive.length > 0 || mayTouch(name, found, { container, words, sources, files })) {
        return open(found, decisive[0]?.file.from);
      }
      return found;
    },
  };
}

type Started = Pick<MountedFile, "text" | "from" | "secret">;

interface Seen {
  readonly file: Started;
  readonly effect: Effect;
}

const effectIn = (name: string, { text }: Started): Effect =>
  ifKnown(text, (known) => effectOn(name, known), { kind: "unclear" });

/** The files that surely run or are read, with those that they name themselves. */
function startedFiles(
  container: Value,
  files: readonly MountedFile[],
  words: readonly Value[],
  own: (name: string) => Variable,
): Started[] {
  const options = own("GUNICORN_CMD_ARGS");
  const texts = [commandText(words), options.state === "set" ? options.value : ""];
  const named = startVariables.flatMap((variable): Started[] => {
    const path = own(variable);
    // A whole ConfigMap that is not to be seen hardly has one of these.
    const isOwn = items(at(container, "env")).some((entry) => at(entry, "name") === variable);
    if (path.state !== "set") return isOwn ? [elsewhere(variable)] : [];
    if (!path.value.includes("/")) return [];
    const mounted = files.filter((file) => isFile(file, path.value));
    return mounted.length > 0 ? mounted : [elsewhere(`${variable} in the image`)];
  });
  const byPath = files.filter((file) =>
    ifKnown(file.text, () => startFiles.test(file.path), startFolders.test(file.path)),
  );
  const found = new Set<Started>([...named, ...byPath]);
  // A script may run another one; each file is looked at once.
  for (let text = texts.join(" "); text !== "";) {
    const others = files.filter((file) => !found.has(file));
    const paths = others.length > 0 ? pathsIn(text) : [];
    const more = others.filter((file) => names(paths, file));
    more.forEach((file) => found.add(file));
    text = onlyKnown(more.map((file) => file.text)).join("\n");
  }
  return [...found];
}

const elsewhere = (from: string): Started => ({ text: UNKNOWN, from, secret: false });

/** Folders where whatever a volume holds that is not to be seen may be such a file. */
const startFolders =
  /^\/(start(-reload)?\.sh|app(\/app)?|app\/prestart\.sh|(app\/)*gunicorn_conf\.py|.*\/site-packages)$/;

const isFile = ({ path, text }: MountedFile, wanted: string): boolean =>
  path === wanted || ifKnown(text, () => false, wanted.startsWith(`${path}/`));

/** The files that a text names: by their whole paths, or by those from the working folder. */
function pathsIn(text: string): string[] {
  const paths = text.match(/[\w.~@%+/-]*\/[\w.@%+-]+|[\w-]+\.(sh|py|env|conf)\b/g) ?? [];
  return paths.map((path) =>
    path.startsWith("/") ? path : `/app/${path.replace(/^(\.\/)+/, "")}`,
  );
}

const names = (paths: readonly string[], file: MountedFile): boolean =>
  paths.some((path) => isFile(file, path));

/** The file sets it, whatever the pod says. */
function settled({ file, effect }: Seen, found: Variable): Variable {
  if (effect.kind !== "set") return found;
  if (found.state === "set" && found.value.toLowerCase() === effect.value.toLowerCase()) {
    return found;
  }
  const { secret, from: place } = file;
  return { state: "set", value: effect.value, secret, from: "other", place };
}

/** Where nothing was set, the image's default counts, but for what may set it. */
const open = (found: Variable, from: string | undefined): Variable =>
  found.state === "absent"
    ? {
        state: "unseen",
        source: `${from ?? "what runs before it"}, which is not followed`,
        from: "other",
      }
    : { state: "unknown", from: "other" };

/** What the rules about the API hang on: others, such as addresses, stand in all kinds of mounted files. */
const guarded: readonly string[] = [...Object.keys(switchDefaults), ...Object.keys(apiDefaults)];

interface Around {
  readonly container: Value;
  readonly words: readonly Value[];
  readonly sources: Sources;
  readonly files: readonly MountedFile[];
}

/**
 * Whether something that need not run, or of which the effect is not known, may change a variable: other mounted files,
 * init containers, hooks of the container, or annotations for what injects files.
 */
function mayTouch(name: string, found: Variable, around: Around): boolean {
  const { container, words, sources, files } = around;
  if (sourcesFiles(words)) {
    const paths = pathsIn(commandText(words));
    if (!files.some((file) => ifKnown(file.text, () => names(paths, file), false))) return true;
  }
  if (!guarded.includes(name)) return false;
  const texts: Known<string>[] = [
    ...files.map(({ text }) => text),
    JSON.stringify(plain(at(container, "lifecycle", "postStart")) ?? ""),
    ...items(at(sources.podSpec, "initContainers")).map((each) =>
      commandText([...items(at(each, "command")), ...items(at(each, "args"))]),
    ),
    JSON.stringify(plain(sources.annotations) ?? ""),
  ];
  return onlyKnown(texts).some((text) => {
    const effect = effectOn(name, text);
    if (effect.kind === "none") return false;
    return !(effect.kind === "set" && found.state === "set" && effect.value === found.value);
  });
}

/** Without what is not known, which JSON has no word for. */
const plain = (value: Value): Value => ifKnown(value, (known) => known, undefined);
