/** The value and the kind of a scalar. The kind matters for keys: two that look equal may differ in it. */
export interface Scalar {
  readonly kind: "text" | "integer" | "decimal" | "boolean" | "null";
  readonly value: string | bigint | number | boolean | null;
}

interface Written {
  readonly text: string;
  /** Neither quoted nor a block. */
  readonly isPlain: boolean;
  readonly tag?: string;
}

/**
 * Resolves a scalar by the subset of YAML 1.1 that Kubernetes' parser supports, with its additions: `on` is true, `0o7`
 * and `1_000` are numbers, and times and base-60 numbers are plain text.
 *
 * Undefined if the text does not fit its tag.
 */
export function scalarOf({ text, isPlain, tag }: Written): Scalar | undefined {
  if (tag === undefined) return isPlain ? resolved(text) : textual(text);
  const name = /^tag:yaml\.org,2002:(.*)$/.exec(tag)?.[1];
  switch (name) {
    case "bool":
      return ofKind("boolean", text);
    case "int":
      return ofKind("integer", text);
    case "null":
      return ofKind("null", text);
    case "float":
      return ofKind("decimal", text) ?? asDecimal(ofKind("integer", text));
    case "binary":
      return decoded(text);
    // Only dates are recognised here, though Go knows more forms of time.
    case "timestamp":
      return /^\d{4}-\d\d?-\d\d?$/.test(text) ? textual(text) : undefined;
    default:
      return textual(text);
  }
}

const textual = (value: string): Scalar => ({ kind: "text", value });

function ofKind(kind: Scalar["kind"], text: string): Scalar | undefined {
  const found = resolved(text);
  return found.kind === kind ? found : undefined;
}

const asDecimal = (integer: Scalar | undefined): Scalar | undefined =>
  integer && { kind: "decimal", value: Number(integer.value) };

function decoded(text: string): Scalar | undefined {
  const base64 = text.replace(/[\r\n]/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) {
    return undefined;
  }
  return textual(Buffer.from(base64, "base64").toString("utf8"));
}

function resolved(text: string): Scalar {
  if (words.has(text)) return { kind: "boolean", value: words.get(text) ?? false };
  if (nulls.includes(text)) return { kind: "null", value: null };
  const infinite = /^([-+]?)\.(?:inf|Inf|INF)$/.exec(text);
  if (infinite) return { kind: "decimal", value: infinite[1] === "-" ? -Infinity : Infinity };
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return { kind: "decimal", value: NaN };
  return numeric(text) ?? textual(text);
}

const truths = ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"];
const lies = ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"];
const words = new Map([
  ...truths.map((word) => [word, true] as const),
  ...lies.map((word) => [word, false] as const),
]);
const nulls = ["", "~", "null", "Null", "NULL"];

function numeric(text: string): Scalar | undefined {
  // A number begins with a digit, a sign or a point.
  if (!/^[-+.\d]/.test(text)) return undefined;
  const plain = text.startsWith(".") && !isSpaced(text) ? text : text.replaceAll("_", "");
  const integer = integerOf(plain);
  if (integer !== undefined) return { kind: "integer", value: integer };
  if (!/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? { kind: "decimal", value } : undefined;
}

/** After a leading point, only single underscores may separate the digits. */
const isSpaced = (text: string): boolean => !/[^\d]_|_[^\d]|_$/.test(text);

/** An integer that fits into 64 bits, in the base that its prefix names. */
function integerOf(plain: string): bigint | undefined {
  const [, sign, prefix, digits] =
    /^([-+]?)(0[bB](?=[01]+$)|0[oO]?(?=[0-7]+$)|0[xX](?=[0-9a-fA-F]+$)|(?=\d+$))(\w+)$/.exec(
      plain,
    ) ?? [];
  if (digits === undefined || (prefix === "" && /^0\d/.test(digits))) return undefined;
  const amount = BigInt((bases[prefix.toLowerCase()] ?? "") + digits);
  const value = sign === "-" ? -amount : amount;
  const most = sign === "" ? 2n ** 64n : 2n ** 63n;
  return value < most && value >= -(2n ** 63n) ? value : undefined;
}

const bases: Readonly<Record<string, string>> = { "0b": "0b", "0": "0o", "0o": "0o", "0x": "0x" };
