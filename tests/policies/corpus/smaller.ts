/** Rules that fewer different changes break or come close to than usual (8 and 4), and why. */
export const smaller: Readonly<
  Record<string, { readonly red?: number; readonly green?: number; readonly why: string }>
> = {};
