import { dirname, sep } from "node:path";
import { LOADER } from "../engine/children";

/** Number of stack frames to show: enough to find the place in the program. */
const FRAMES = 5;

// The colours in which the SDK prints an error, and a line of a stack trace.
// eslint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[\d;]*m/g;
const FRAME =
  /^\s+at .*[(\s](?:file:\/\/)?(.+?):\d+:\d+\)?,?( \{)?$|^\s+at .*<anonymous>\)?( \{)?$/;
const HEAD = /^Running program '.*' failed with an unhandled exception:\n/;

/**
 * Prefixes that the SDK adds to an error's text as a value passes through properties and calls, and the one that Node
 * adds to an error that refers to itself.
 */
const WRAPPINGS =
  /^(<ref \*\d+> |\w*Error: |error serializing property "[^"]*": |Error serializing arguments for (invoke|call) \S+: |failed to register new resource .+? \[\S+\]: (\d+ UNKNOWN: )?)+/;

/** An error about input properties, or one that hides its stack, needs no stack frames. */
const SPEAKS_FOR_ITSELF =
  /__pulumi(InputProperty|InputProperties|Run)Error|\b(InputPropert(y|ies)|Run)Error: /;

/**
 * The errors that ended a program, each once: its text and, for a bug in the program, the program's own frames without
 * those of Node, the loader and installed packages.
 *
 * @param folder files are named relative to it
 */
export function programError(logged: string[], folder: string): string {
  const framesOf = new Map<string, string[]>();
  for (const each of logged) {
    const { text, frames } = read(each, folder);
    const known = framesOf.get(text);
    // The SDK may log the same error with and without frames; if it does, the error needs none.
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
