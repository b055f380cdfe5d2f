import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { StopError } from "../internal/errors";

const service = "opensearchservice.amazonaws.com";

/**
 * Returns the subnets once we know that OpenSearch may use them, because its service-linked role exists. An
 * account has only one such role, so no stack should own it; without it the domain fails after half an hour.
 */
export function requireServiceLinkedRole(
  subnetIds: pulumi.Output<string>[],
  opts: pulumi.InvokeOutputOptions,
): pulumi.Output<string[]> {
  const roles = aws.iam.getRolesOutput({ pathPrefix: `/aws-service-role/${service}/` }, opts);
  // Separate from the subnets: they are unknown in the first preview, which should already find the problem.
  const found = roles.names.apply((names) => {
    if (names.length > 0) return true;
    throw new StopError(
      "This account has no service-linked role for OpenSearch domains in a VPC. Make it once, with rights on " +
        `IAM: aws iam create-service-linked-role --aws-service-name ${service}`,
    );
  });
  return pulumi.all([found, pulumi.all(subnetIds)]).apply(([, ids]) => ids);
}
