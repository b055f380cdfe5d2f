import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { PrivateZoneSettings } from "../settings/settings";
import { validatedOutput } from "../validation/validatedOutput";
import { hostedZoneId } from "./hostedZone";

export interface PrivateZoneFor {
  readonly zone: PrivateZoneSettings;
  /** The hosts whose records go into it. */
  readonly hosts: readonly string[];
  readonly vpcId: pulumi.Input<string>;
  readonly tags: { readonly [name: string]: string };
}

/** Id of the private hosted zone: a new one for the domain, or the given one. */
export function privateZoneId(
  name: string,
  { zone: given, hosts, vpcId, tags }: PrivateZoneFor,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const path = "dns.privateZone";
  const { domain, zoneId, vpcs } = given;
  if (zoneId !== undefined) {
    const { parent } = opts;
    return hostedZoneId(
      name,
      { path: `${path}.zoneId`, zoneId, isPrivate: true, hosts },
      { parent },
    );
  }
  const zone = new aws.route53.Zone(
    `${name}-private`,
    { name: domain, comment: `GUI and internal API of ${name}`, vpcs: [{ vpcId }], tags },
    // Other VPCs are associated by separate resources, or by other accounts: no list here is complete.
    { ...opts, ignoreChanges: ["vpcs"] },
  );
  for (const [key, { vpcId: id, region, otherAccount }] of Object.entries(vpcs)) {
    const association = {
      zoneId: zone.zoneId,
      vpcId: validatedOutput(name, `${path}.vpcs.${key}.vpcId`, id),
      vpcRegion: region,
    };
    const Kind = otherAccount
      ? aws.route53.VpcAssociationAuthorization
      : aws.route53.ZoneAssociation;
    new Kind(`${name}-private-${key}`, association, opts);
  }
  return zone.zoneId;
}
