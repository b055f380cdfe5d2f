import { type ParseArgsConfig, parseArgs } from "node:util";
import { PreviewError } from "./errors";

/**
 * Parses the arguments of a command.
 *
 * @throws PreviewError if there is one that the command does not have
 */
export function parseCommandLine<T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new PreviewError("input", `${(error as Error).message}; --help tells more`);
  }
}
