/** Tells the line, from 1 on, of a place in a text; quickest for places one behind the other. */
export function linesOf(text: string): (offset: number) => number {
  let line = 1;
  let start = 0;
  return (offset) => {
    if (offset < start) [line, start] = [1, 0];
    for (;;) {
      const next = text.indexOf("\n", start) + 1;
      if (next === 0 || next > offset) return line;
      start = next;
      line += 1;
    }
  };
}
