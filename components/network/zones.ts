import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { StopError } from "../internal/errors";

/** Ids of the zones without EKS control planes, from the EKS user guide. */
const zonesWithoutEks = ["use1-az3", "usw1-az2", "cac1-az3"];

/** The names of three availability zones: the given ones, or the first three that EKS supports. */
export function zoneNames(
  given: readonly string[] | undefined,
  opts: pulumi.InvokeOutputOptions,
): pulumi.Output<string>[] {
  if (given) return given.map((zone) => pulumi.output(zone));
  const available = aws.getAvailabilityZonesOutput(
    {
      state: "available",
      excludeZoneIds: zonesWithoutEks,
      filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    },
    opts,
  );
  const names = available.names.apply((all) => {
    if (all.length >= 3) return [...all].sort().slice(0, 3);
    throw new StopError(
      `The region offers ${all.length} availability zones for EKS (${all.join(", ")}), and Tracardi's ` +
        "production layout needs 3: choose another region, or name three in network.zones.",
    );
  });
  return [0, 1, 2].map((index) => names[index]);
}
