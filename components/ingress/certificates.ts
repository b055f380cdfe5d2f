import * as pulumi from "@pulumi/pulumi";
import { validatedOutput } from "../validation/validatedOutput";
import type { Settings } from "../settings/settings";
import { Certificate } from "./certificate";
import { hostedZoneId } from "./hostedZone";

/** The certificate of each side, and the zone for the records if we create them. */
export interface Certificates {
  readonly publicArn: pulumi.Output<string>;
  readonly internalArn: pulumi.Output<string>;
  readonly zoneId?: pulumi.Output<string>;
}

/** Two certificates: a shared one would reveal the GUI's host name to the internet. */
export function createCertificates(
  name: string,
  settings: Settings,
  tags: { readonly [name: string]: string },
  parent: pulumi.Resource,
): Certificates {
  const { dns, certificates, hosts, edge } = settings;
  if (certificates) {
    const given = (side: "publicArn" | "internalArn") =>
      validatedOutput(name, `certificates.${side}`, certificates[side]);
    return { publicArn: given("publicArn"), internalArn: given("internalArn") };
  }
  if (!dns) throw new Error("validate() lets neither of dns and certificates pass");
  const internalHosts = [hosts.internalApi, ...(hosts.gui ? [hosts.gui] : [])];
  const publicHosts = [hosts.publicApi, ...edge.aliases];
  const allHosts = [...publicHosts, ...internalHosts];
  const zoneId = hostedZoneId(
    name,
    { path: "dns.zoneId", zoneId: dns.zoneId, isPrivate: false, hosts: allHosts },
    { parent },
  );
  const certificate = (side: string, names: string[]) =>
    new Certificate(`${name}-${side}`, { hosts: names, zoneId, tags }, { parent }).arn;
  return {
    publicArn: certificate("public", publicHosts),
    internalArn: certificate("internal", internalHosts),
    zoneId,
  };
}
