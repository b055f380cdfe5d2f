/** A part of AWS with accounts, names and addresses of its own: China, GovCloud, and the rest of the world. */
export interface Partition {
  /** As in `arn:aws-cn:…`. */
  readonly name: string;
  readonly dnsSuffix: string;
}

export function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) return { name: "aws-cn", dnsSuffix: "amazonaws.com.cn" };
  const isGovernment = region.startsWith("us-gov-");
  return { name: isGovernment ? "aws-us-gov" : "aws", dnsSuffix: "amazonaws.com" };
}
