import { additions } from "./additions";
import { rollouts } from "./rollouts";

/** What has to be possible all the while. */
export const operations = [...rollouts, ...additions];
