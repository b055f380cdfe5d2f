import type { TracardiProductionArgs } from "../arguments";
import { defaultVersion, type VersionLine, versionLines } from "../../facts/versions";

export interface TracardiSettings {
  readonly version: string;
  /** What a version of its line needs and does. */
  readonly line: VersionLine;
  /** Whether it is that line, and not only said to behave like it. */
  readonly isKnown: boolean;
  readonly untestedOnOpenSearch: boolean;
  /** Tracardi's processes beside the API and the GUI. */
  readonly apm: boolean;
  readonly updateWorker: boolean;
}

export function tracardiOf(args: TracardiProductionArgs): TracardiSettings {
  const line = lineOf(args);
  if (!line) throw new Error("the arguments have not been validated");
  return {
    version: args.tracardi?.version ?? defaultVersion,
    line,
    isKnown: args.tracardi?.behavesLike === undefined,
    untestedOnOpenSearch: args.tracardi?.untestedOnOpenSearch ?? false,
    apm: args.apm?.enabled ?? true,
    updateWorker: args.updateWorker?.enabled ?? false,
  };
}

/** The line that the arguments choose, if they choose a known one. */
export function lineOf({ tracardi }: TracardiProductionArgs): VersionLine | undefined {
  const version = tracardi?.behavesLike ?? tracardi?.version ?? defaultVersion;
  return Object.hasOwn(versionLines, version) ? versionLines[version] : undefined;
}
