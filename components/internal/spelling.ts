/**
 * The known name that was probably meant: the nearest of those with the same start, such as with or without a
 * plural "s", or with up to two wrong letters.
 */
export function likelyName(given: string, known: readonly string[]): string | undefined {
  const most = given.length < 6 ? 1 : 2;
  const near = known
    .map((each) => ({ each, far: distance(lower(each), lower(given)) }))
    .filter(({ each, far }) => far <= most || startsLike(each, given));
  return near.sort((a, b) => a.far - b.far)[0]?.each;
}

const lower = (text: string) => text.toLowerCase();

/** Whether one is a prefix of the other, ignoring case. */
function startsLike(one: string, other: string): boolean {
  const [a, b] = [lower(one), lower(other)];
  return a.startsWith(b) || b.startsWith(a);
}

/** The number of letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
}
