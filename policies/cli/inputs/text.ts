import { readFileSync } from "node:fs";
import { InputError } from "../errors";

const UTF16_LITTLE = Buffer.from([0xff, 0xfe]);
const UTF16_BIG = Buffer.from([0xfe, 0xff]);

/** Decodes a file by the byte order mark that Windows puts at the start, and drops the mark. */
export function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2);
  if (mark.equals(UTF16_LITTLE)) return bytes.subarray(2).toString("utf16le");
  if (mark.equals(UTF16_BIG)) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString("utf16le");
  }
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

export function decodedText(file: string, read = () => decoded(readFileSync(file))): string {
  return attempt(file, read);
}

/** Reports a file system error with the path. */
export function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${(error as Error).message}`);
  }
}
