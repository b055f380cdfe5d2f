import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

export interface NodeClassArgs {
  readonly installation: string;
  readonly roleName: pulumi.Input<string>;
  readonly subnetIds: pulumi.Input<string>[];
  readonly securityGroupId: pulumi.Input<string>;
}

/** Never `default`, whatever the installation is called: EKS rolls back changes to that class, its own. */
export const nodeClassName = (installation: string): string => `${installation}-servers`;

/** How the servers of this installation are made. */
export function createNodeClass(
  name: string,
  args: NodeClassArgs,
  opts: pulumi.CustomResourceOptions,
): kubernetes.apiextensions.CustomResource {
  return new kubernetes.apiextensions.CustomResource(
    name,
    {
      apiVersion: "eks.amazonaws.com/v1",
      kind: "NodeClass",
      metadata: {
        name: nodeClassName(args.installation),
        annotations: { "pulumi.com/waitFor": "condition=Ready" },
      },
      spec: {
        role: args.roleName,
        subnetSelectorTerms: args.subnetIds.map((id) => ({ id })),
        securityGroupSelectorTerms: [{ id: args.securityGroupId }],
      },
    },
    opts,
  );
}
