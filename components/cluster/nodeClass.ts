import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

export interface NodeClassArgs {
  readonly installation: string;
  readonly roleName: pulumi.Input<string>;
  readonly subnetIds: pulumi.Input<string>[];
  readonly securityGroupId: pulumi.Input<string>;
  /** Tags of the servers and what is theirs. The cluster's role has to allow them. */
  readonly tags?: { readonly [name: string]: string };
}

/** Never `default`, whatever the name of the installation: EKS reverts changes to its own class of that name. */
export const nodeClassName = (installation: string): string => `${installation}-servers`;

/** The NodeClass: how Auto Mode creates the servers of this installation. */
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
        ...(args.tags && { tags: args.tags }),
      },
    },
    opts,
  );
}
