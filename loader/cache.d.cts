export const CACHE: string;
export function cached(from: readonly unknown[], make: () => string): string;
