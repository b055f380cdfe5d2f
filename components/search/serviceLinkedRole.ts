import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { StopError } from "../internal/errors";

const service = "opensearchservice.amazonaws.com";

/**
 * The subnets, once it is known that OpenSearch may use them: its service-linked role exists. There is one
 * an account, so no stack should own it; without it the domain fails after half an hour.
 */
export function requireServiceLinkedRole(
  subnetIds: pulumi.Output<string>[],
  opts: pulumi.InvokeOutputOptions,
): pulumi.Output<string[]> {
  const roles = aws.iam.getRolesOutput({ pathPrefix: `/aws-service-role/${service}/` }, opts);
  // Apart from the subnets: these are not known in the first preview, which is to find it already.
  const found = roles.names.apply((names) => {
    if (names.length > 0) return true;
    throw new StopError(
      "This account has no service-linked role for OpenSearch domains in a VPC. Make it once, with rights on " +
        `IAM: aws iam create-service-linked-role --aws-service-name ${service}`,
    );
  });
  return pulumi.all([found, pulumi.all(subnetIds)]).apply(([, ids]) => ids);
}
