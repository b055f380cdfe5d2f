import { sep } from "node:path";

/** Frames of a stack trace that are shown: enough to find the place in the program. */
const FRAMES = 5;

// The colours that the SDK prints an error with, and a line of a stack trace.
// eslint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[\d;]*m/g;
const FRAME =
  /^\s+at .*[(\s](?:file:\/\/)?(.+?):\d+:\d+\)?,?( \{)?$|^\s+at .*<anonymous>\)?( \{)?$/;
const HEAD = /^Running program '.*' failed with an unhandled exception:\n/;

/**
 * What a user should read of an error that ended the program.
 *
 * An error about input properties is a message to the user: its text alone. Anything else is a bug in
 * the program: its text and the program's own frames, without those of Node and installed packages.
 *
 * @param folder files are named relative to it
 */
export function programError(logged: string, folder: string): string {
  const lines = logged.replace(COLOUR, "").replace(HEAD, "").trimEnd().split("\n");
  const first = lines.findIndex((line) => FRAME.test(line));
  if (first === -1) {
    return lines.join("\n").trim();
  }
  const text = lines
    .slice(0, first)
    .join("\n")
    .trim()
    .replace(/^(?:\w*Error): /, "")
    .replace(/: \d+ UNKNOWN: /, ": ");
  if (/__pulumiInputPropert(y|ies)Error/.test(logged)) {
    return text;
  }
  const own = lines
    .slice(first)
    .filter((line) => {
      const file = FRAME.exec(line)?.[1];
      return file !== undefined && !file.startsWith("node:") && !isInstalled(file);
    })
    .map((line) => line.replace(/,? ?\{?$/, "").replace(folder + sep, ""));
  return [text, ...own.slice(0, FRAMES)].join("\n");
}

function isInstalled(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`);
}
