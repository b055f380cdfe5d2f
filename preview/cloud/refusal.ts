/** A refusal by AWS: the error code, and the reason in a sentence that names value and limits. */
export interface CloudError {
  /** The path of the property, or "" for the resource as a whole. */
  property: string;
  code: string;
  reason: string;
}

/** A request that AWS would answer with an error. */
export class Refusal extends Error {
  constructor(
    readonly subject: { readonly type: string; readonly name: string },
    readonly problems: CloudError[],
  ) {
    super(problems.map((each) => told(subject, each)).join("\n"));
  }
}

/** One line: `aws:ec2/subnet:Subnet "a": cidrBlock: InvalidSubnet.Conflict: The CIDR …`. */
function told({ type, name }: Refusal["subject"], { property, code, reason }: CloudError): string {
  return [`${type} "${name}"`, property, code, reason].filter((each) => each !== "").join(": ");
}

/** A value as an error shows it; a long one is cut. */
export function abridged(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
