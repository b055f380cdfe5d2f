import type { Scalar } from "./scalars";

/** The key as a JSON string; undefined if Kubernetes accepts no key of that kind. */
export function mappingKey({ kind, value }: Scalar): string | undefined {
  if (kind === "decimal") return decimalKey(Number(value));
  // Kubernetes does not accept an integer that only fits into 64 bits unsigned either.
  const isNone = value === null || (typeof value === "bigint" && value >= 2n ** 63n);
  return isNone ? undefined : String(value);
}

/** As Go writes a number of 32 bits in the fewest digits: 1.5, 1e+06, .inf. */
function decimalKey(value: number): string {
  if (Number.isNaN(value)) return ".nan";
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single < 0 ? "-.inf" : ".inf";
  if (single === 0) return Object.is(single, -0) ? "-0" : "0";
  const [digits, exponent] = fewestDigits(single).split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(`${digits}e${power}`));
  const sign = power < 0 ? "-" : "+";
  return `${digits}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
}

function fewestDigits(single: number): string {
  for (let count = 0; count < 9; count += 1) {
    const text = single.toExponential(count);
    if (Math.fround(Number(text)) === single) return text;
  }
  return single.toExponential(9);
}
