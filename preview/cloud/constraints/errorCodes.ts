/** The code by which each service refuses a parameter. */
const CODES: Record<string, string> = {
  acm: "ValidationException",
  cloudwatch: "InvalidParameterException",
  ec2: "InvalidParameterValue",
  ec2transitgateway: "InvalidParameterValue",
  eks: "InvalidParameterException",
  elasticache: "InvalidParameterValue",
  iam: "ValidationError",
  kms: "ValidationException",
  lb: "ValidationError",
  alb: "ValidationError",
  opensearch: "ValidationException",
  rds: "InvalidParameterValue",
  route53: "InvalidInput",
  s3: "InvalidRequest",
  vpc: "InvalidParameterValue",
  wafv2: "WAFInvalidParameterException",
};

/** For a type such as `aws:ec2/vpc:Vpc`. */
export function errorCode(type: string): string {
  const service = /^aws:(\w+)\//.exec(type)?.[1] ?? "";
  return CODES[service] ?? "InvalidParameterValue";
}
