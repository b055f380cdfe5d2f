import { dirname, sep } from "node:path";
import { LOADER } from "../engine/children";

/** Frames of a stack trace that are shown: enough to find the place in the program. */
const FRAMES = 5;

// The colours that the SDK prints an error with, and a line of a stack trace.
// eslint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[\d;]*m/g;
const FRAME =
  /^\s+at .*[(\s](?:file:\/\/)?(.+?):\d+:\d+\)?,?( \{)?$|^\s+at .*<anonymous>\)?( \{)?$/;
const HEAD = /^Running program '.*' failed with an unhandled exception:\n/;

/**
 * What the SDK writes before an error's own text, on the way of a value through properties and calls, and Node
 * before one that refers to itself.
 */
const WRAPPINGS =
  /^(<ref \*\d+> |\w*Error: |error serializing property "[^"]*": |Error serializing arguments for (invoke|call) \S+: |failed to register new resource .+? \[\S+\]: (\d+ UNKNOWN: )?)+/;

/** An error about input properties, or one that hides its stack, says all in its text. */
const SPEAKS_FOR_ITSELF =
  /__pulumi(InputProperty|InputProperties|Run)Error|\b(InputPropert(y|ies)|Run)Error: /;

/**
 * What a user should read of the errors that ended a program, each once: its text, and where it is a bug in
 * the program the program's own frames, without those of Node, the loader and installed packages.
 *
 * @param folder files are named relative to it
 */
export function programError(logged: string[], folder: string): string {
  const framesOf = new Map<string, string[]>();
  for (const each of logged) {
    const { text, frames } = read(each, folder);
    const known = framesOf.get(text);
    // The SDK logs the same error with its frames and without: the one without says that it needs none.
    framesOf.set(text, known === undefined || frames.length < known.length ? frames : known);
  }
  return [...framesOf].flatMap(([text, frames]) => [text, ...frames]).join("\n");
}

function read(logged: string, folder: string): { text: string; frames: string[] } {
  const lines = logged.replace(COLOUR, "").replace(HEAD, "").trim().split("\n");
  const first = lines.findIndex((line) => FRAME.test(line));
  const head = first === -1 ? lines : lines.slice(0, first);
  const text = head.join("\n").trim().replace(WRAPPINGS, "");
  if (first === -1 || SPEAKS_FOR_ITSELF.test(logged)) {
    return { text, frames: [] };
  }
  const frames = lines
    .slice(first)
    .filter((line) => {
      const file = FRAME.exec(line)?.[1];
      return file !== undefined && !file.startsWith("node:") && !isInstalled(file);
    })
    .map((line) => line.replace(/,? ?\{?$/, "").replace(folder + sep, ""));
  return { text, frames: frames.slice(0, FRAMES) };
}

function isInstalled(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`) || dirname(file) === dirname(LOADER);
}
