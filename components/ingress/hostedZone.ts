import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, TracardiArgsError } from "../internal/errors";
import { gated } from "../validation/gate";
import { zoneId as zoneIdRule } from "../validation/rules";

/** The id of the zone, once it is known to be public and to hold all the hosts. */
export function publicZoneId(
  component: string,
  zoneId: pulumi.Input<string>,
  hosts: readonly string[],
  opts: pulumi.InvokeOutputOptions,
): pulumi.Output<string> {
  const id = gated(component, "dns.zoneId", zoneId, zoneIdRule);
  // Not getZoneOutput, which would report an id that stops here a second time.
  return id.apply(async (known) => {
    const { privateZone, name } = await aws.route53.getZone({ zoneId: known }, opts);
    const problem = problemOf(known, privateZone, name, hosts);
    if (problem) throw new TracardiArgsError(component, [problem]);
    return known;
  });
}

/** What ACM would only say after an hour of waiting for a record that nobody sees. */
function problemOf(
  id: string,
  isPrivate: boolean | undefined,
  zoneName: string,
  hosts: readonly string[],
): Problem | undefined {
  const wrong = { path: "dns.zoneId", value: JSON.stringify(id) };
  if (isPrivate) {
    return {
      ...wrong,
      allowed: "the id of a public hosted zone",
      remedy: "A private zone cannot validate certificates: give the public zone of the same name.",
    };
  }
  const domain = zoneName.replace(/\.$/, "");
  const outside = hosts.filter((host) => host !== domain && !`.${host}`.endsWith(`.${domain}`));
  if (domain === "" || outside.length === 0) return undefined;
  return {
    ...wrong,
    allowed: `the id of a zone that holds ${outside.join(", ")}`,
    remedy: `This one holds ${domain}: give the right zone, or hosts in it.`,
  };
}
