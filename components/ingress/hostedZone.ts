import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { TracardiArgsError } from "../internal/errors";
import { gated } from "../settings/gate";
import { zoneId as zoneIdRule } from "../settings/rules";

/** The id of the zone, once it is known to be public: a private one cannot prove who owns a name. */
export function publicZoneId(
  component: string,
  zoneId: pulumi.Input<string>,
  opts: pulumi.InvokeOutputOptions,
): pulumi.Output<string> {
  const id = gated(component, "dns.zoneId", zoneId, zoneIdRule);
  const zone = aws.route53.getZoneOutput({ zoneId: id }, opts);
  return pulumi.all([id, zone.privateZone]).apply(([known, isPrivate]) => {
    if (!isPrivate) return known;
    throw new TracardiArgsError(component, [
      {
        path: "dns.zoneId",
        value: JSON.stringify(known),
        allowed: "the id of a public hosted zone",
        remedy:
          "A private zone cannot validate certificates: give the public zone of the same name.",
      },
    ]);
  });
}
