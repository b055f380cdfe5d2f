/** How far the clocks of AWS and of whoever deploys may be apart: AWS answers nobody whose clock is off further. */
const CLOCKS_APART_SECONDS = 300;

/** Whether a time is a moment ago, as far as clocks tell. */
export const isJustNow = (time: string | undefined, now = Date.now()): boolean =>
  now - Date.parse(time ?? "") < CLOCKS_APART_SECONDS * 1000;

export const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));
