import { SearchFlavor, type TracardiProductionArgs } from "../arguments";
import { defaultVersion, versionLines } from "../../facts/versions";
import { lineOf } from "../settings/tracardi";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import type { Rule } from "./rules";

const known = Object.keys(versionLines);
const knownList = known.join(", ");

/** Whatever else it is, it becomes the value of a label. */
const versionText: Rule = {
  allowed: `${knownList}; or, with behavesLike, a version of letters, digits, dots and hyphens, as a text`,
  remedy: "Write it as the tag of the image.",
  test: (value) => /^[0-9A-Za-z]([\w.-]{0,30}[0-9A-Za-z])?$/.test(value),
};

export function checkTracardi(check: Checker, args: TracardiProductionArgs): void {
  for (const process of ["apm", "updateWorker"] as const) {
    const given = check.optionalObject(process, args[process], {
      keys: knownKeys[process],
      remedy: "Give { enabled: true } or { enabled: false }.",
    });
    const remedy = "Leave it out for the default.";
    check.trueOrFalse(`${process}.enabled`, given?.enabled, remedy);
  }
  const tracardi = check.optionalObject("tracardi", args.tracardi, {
    keys: knownKeys.tracardi,
    remedy: `Give { version: "${defaultVersion}" }.`,
  });
  if (tracardi) checkVersion(check, tracardi);
  checkSearchEngine(check, args);
}

function checkVersion(check: Checker, tracardi: Record<string, unknown>): void {
  const { version = defaultVersion, behavesLike } = tracardi;
  const isKnown = known.includes(version as string);
  if (behavesLike !== undefined && isKnown) {
    check.add(
      "tracardi.behavesLike",
      behavesLike,
      `nothing with tracardi.version ${String(version)}, which is known`,
      "Leave it out.",
    );
  } else if (behavesLike !== undefined) {
    check.text("tracardi.version", version, versionText);
    check.required("tracardi.behavesLike", behavesLike, known, "Name the line that it belongs to.");
  } else if (!isKnown) {
    check.add(
      "tracardi.version",
      version,
      `${knownList}, as a text`,
      "For another one give tracardi.behavesLike, one of these, and every image that is used in images.",
    );
  }
}

/** The step that makes the mappings fit OpenSearch was run with some versions alone. */
function checkSearchEngine(check: Checker, args: TracardiProductionArgs): void {
  const untested = args.tracardi?.untestedOnOpenSearch;
  const path = "tracardi.untestedOnOpenSearch";
  check.trueOrFalse(path, untested, "Leave it out for a version that was run on OpenSearch.");
  const line = lineOf(args);
  if (!line) return;
  const version = args.tracardi?.version ?? defaultVersion;
  const onOpenSearch = usesOpenSearch(args);
  const wasRun = isRunOnOpenSearch(version);
  if (onOpenSearch && !wasRun && untested !== true) {
    check.add(
      "tracardi.version",
      version,
      `${known.filter(isRunOnOpenSearch).join(", ")} on OpenSearch, or any on Elasticsearch`,
      `To try it all the same, give ${path}: true.`,
    );
  }
  if (untested !== true || (onOpenSearch && !wasRun)) return;
  const why = onOpenSearch ? `tracardi.version ${version}, which was run there` : "Elasticsearch";
  check.add(path, untested, `nothing with ${why}`, "Leave it out.");
}

const isRunOnOpenSearch = (version: string): boolean =>
  Object.hasOwn(versionLines, version) && versionLines[version].runOnOpenSearch;

const usesOpenSearch = ({ openSearch, existingSearch }: TracardiProductionArgs): boolean =>
  openSearch !== undefined || existingSearch?.flavor === SearchFlavor.OpenSearch;
