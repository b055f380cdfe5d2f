/** A pattern of the decimal numbers from 0 to `most`, without leading zeros: all that a WAF rule can compare. */
export function atMost(most: number): string {
  const digits = String(most);
  const shorter = digits.length > 1 ? ["0", `[1-9]${anyDigits(digits.length - 2, true)}`] : [];
  return `^(${[...shorter, ...sameLength(digits)].join("|")})$`;
}

/** Numbers with as many digits as `digits` that are not greater: at the first difference, the digit is smaller. */
function sameLength(digits: string): string[] {
  const smaller = [...digits].flatMap((digit, index) => {
    const least = index === 0 && digits.length > 1 ? 1 : 0;
    const greatest = Number(digit) - 1;
    if (greatest < least) return [];
    const rest = anyDigits(digits.length - index - 1);
    return [`${digits.slice(0, index)}[${least}-${greatest}]${rest}`];
  });
  return [...smaller, digits];
}

function anyDigits(count: number, orFewer = false): string {
  if (count === 0) return "";
  return orFewer ? `[0-9]{0,${count}}` : `[0-9]{${count}}`;
}
