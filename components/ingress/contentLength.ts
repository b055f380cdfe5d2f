import toRegexRange from "to-regex-range";

/** A pattern of the decimal numbers from 0 to `most`, without leading zeros: all that a WAF rule can compare. */
export const atMost = (most: number): string => `^${toRegexRange(0, most, { capture: true })}$`;
