import * as pulumi from "@pulumi/pulumi";
import { pause } from "./moments";

/** Five minutes in all: no report of a policy that AWS did not know yet tells of more than one or two. */
const MOST = 30;
const PAUSE_SECONDS = 10;

/** A failure, as the engine tells it: the newest error is the first. */
type Failure = Pick<pulumi.ErrorHookArgs, "failedOperation" | "errors">;

/** Whether AWS refused it with these words, and not for too long already. */
export const isTemporary = ({ failedOperation, errors }: Failure, words: RegExp): boolean =>
  failedOperation !== "delete" && errors.length <= MOST && words.test(errors[0] ?? "");

/**
 * Has the engine try again while AWS refuses something with these words, as it does not know yet what it was told a
 * moment ago. Without it where the monitor has no error hooks: the SDK's mocks claim to, and fail at the first.
 *
 * @param name of the hook, which is one in a stack
 */
export function triedAgain(
  name: string,
  words: RegExp,
): Pick<pulumi.CustomResourceOptions, "hooks"> {
  const monitor = pulumi.runtime.getMonitor();
  if (typeof monitor?.registerErrorHook !== "function") return {};
  const hook = new pulumi.ErrorHook(name, async (failure) => {
    const temporary = isTemporary(failure, words);
    if (temporary) await pause(PAUSE_SECONDS);
    return temporary;
  });
  return { hooks: { onError: [hook] } };
}
