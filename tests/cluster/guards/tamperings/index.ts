import type { Attempt } from "../actions";
import { exposureAttempts } from "./exposure";
import { guiApiAttempts } from "./guiApi";
import { minimumAttempts } from "./minimum";
import { networkAttempts } from "./network";
import { podAttempts } from "./pods";
import { secretAttempts } from "./secrets";

/** All that somebody may try who has all rights. */
export const tamperings: Attempt[] = [
  ...guiApiAttempts,
  ...podAttempts,
  ...secretAttempts,
  ...exposureAttempts,
  ...minimumAttempts,
  ...networkAttempts,
];
