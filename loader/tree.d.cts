export function hashOf(folder?: string, without?: readonly string[]): string;
