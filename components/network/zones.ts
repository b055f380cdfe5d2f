import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, StopError, TracardiArgsError } from "../internal/errors";

/** Ids of the zones without EKS control planes, from the EKS user guide. */
const zonesWithoutEks = ["use1-az3", "usw1-az2", "cac1-az3"];

/** In the place of a zone that the region lacks. AWS has none of that name, so nothing is made in it. */
const noZone = "none";

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
  const names = available.names.apply((all) => [...all].sort());
  return [0, 1, 2].map((index) => names.apply((all) => all[index] ?? noZone));
}

/**
 * The zones that subnets are in, and stay in: AWS moves no subnet, and neither a cluster nor a store to other zones. So a
 * zone that comes, goes or is impaired changes nothing, and another argument is refused.
 */
export function keptZones(
  component: string,
  subnets: readonly aws.ec2.Subnet[],
  given: readonly string[] | undefined,
): pulumi.Output<string>[] {
  const checked = pulumi
    .all(subnets.map(({ availabilityZone }) => availabilityZone))
    .apply((zones) => {
      if (zones.includes(noZone)) {
        throw new StopError(
          "The region offers fewer than 3 availability zones for EKS now, and Tracardi's production layout needs " +
            "3: choose another region, or name three in network.zones.",
        );
      }
      const problems = zones.flatMap((zone, index) => moved(zone, given?.[index] ?? zone, index));
      if (problems.length > 0) throw new TracardiArgsError(component, problems);
      return zones;
    });
  return subnets.map((_, index) => checked.apply((zones) => zones[index]));
}

function moved(zone: string, given: string, index: number): Problem[] {
  if (given === zone) return [];
  return [
    {
      path: `network.zones[${index}]`,
      value: JSON.stringify(given),
      allowed: `${JSON.stringify(zone)}, which the subnets are in`,
      remedy: "What exists stays in its zones: name them as they are and in this order, or none.",
    },
  ];
}
