import toRegexRange from "to-regex-range";

/** Matches the decimal numbers from 0 to `most`, without leading zeros: WAF rules cannot compare numbers. */
export const atMost = (most: number): string => `^${toRegexRange(0, most, { capture: true })}$`;
