import { type Answer, choose, ifKnown, or } from "../../known";
import { type Value, at, isAbsent, isOn, items } from "../../value";
import { type Admission, admitUndecided } from "../networks/admission";
import type { Way } from "../exposure/exposure";
import type { ResourceIndex, StackResource } from "../resources/resources";
import type { Hosted, TaskNetwork, Platform } from "./hosted";
import { containersIn, publishedPort, scriptIn } from "./script";
import { wayTo } from "./way";

/**
 * Servers that start Tracardi's images by a script: their own, or that of a launch template. Clients come through target
 * groups, or to a public address, where the security groups decide.
 */
export const ec2: Platform = {
  described: {
    name: "Amazon EC2",
    serves:
      "servers, launch templates and launch configurations whose script starts Tracardi's images",
    decided: [
      "the load balancers of target groups in which a server, or its Auto Scaling group, is registered",
      "public addresses by the server, its subnet or an elastic address, by the security groups at the published port",
    ],
    undecided: [
      "whether a server whose subnet is not in the stack has a public address",
      "servers without security groups that are named",
    ],
    unseen: ["what a script fetches, and what machine images hold"],
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
  },
  hosted: (index) => [
    ...index.ofKind("instance").map((resource): Hosted => {
      const { props } = resource;
      const script = scriptIn(at(props, "userData"), at(props, "userDataBase64"));
      return {
        resource,
        label: `EC2 instance ${resource.name}`,
        containers: containersIn(script),
        ways: (around) => [
          ...targeted(resource, around),
          ...addressed(resource, script, hasAddress(resource, index), around),
        ],
      };
    }),
    ...["launchTemplate" as const, "launchConfiguration" as const].flatMap((kind) =>
      index.ofKind(kind).map((resource): Hosted => {
        const { props } = resource;
        const script = scriptIn(at(props, "userData"), at(props, "userDataBase64"));
        return {
          resource,
          label: `${kind === "launchTemplate" ? "launch template" : "launch configuration"} ${resource.name}`,
          containers: containersIn(script),
          ways: (around) => [
            ...grouped(resource, around),
            ...addressed(resource, script, givesAddress(props), around),
          ],
        };
      }),
    ),
  ],
};
/** Through target groups that a server is registered in. */
const targeted = (server: StackResource, { index, fronts }: TaskNetwork): Way[] =>
  index.ofKind("targetGroupAttachment").flatMap((attachment) => {
    const target = at(attachment.props, "targetId");
    if (!index.resolve(attachment, "targetId", target, "instance").includes(server)) return [];
    const arn = at(attachment.props, "targetGroupArn");
    return index
      .resolve(attachment, "targetGroupArn", arn, "targetGroup")
      .flatMap((group) => fronts.of(group));
  });

/** Through the target groups of the Auto Scaling groups that use a template. */
const grouped = (template: StackResource, { index, fronts }: TaskNetwork): Way[] =>
  index.ofKind("autoscalingGroup").flatMap((group) => {
    if (!Object.values(group.references).flat().includes(template.urn)) return [];
    return items(at(group.props, "targetGroupArns"))
      .flatMap((arn) => index.resolve(group, "targetGroupArns", arn, "targetGroup"))
      .flatMap((target) => fronts.of(target));
  });

function addressed(
  resource: StackResource,
  script: Value,
  has: Answer,
  { securityGroups }: TaskNetwork,
): Way[] {
  const label = `the public address of ${resource.name}`;
  const port = publishedPort(script);
  const own = groupsOf(resource.props);
  const admission = (): Admission =>
    own === undefined
      ? admitUndecided("it names no security group, so that the VPC's default one holds")
      : securityGroups.admissionOf(resource, own.property, own.list, port);
  const doubt = admitUndecided(`whether ${resource.name} has a public address is not known`);
  return choose(has, {
    yes: [wayTo(resource, label, admission())],
    no: [],
    unknown: [wayTo(resource, label, doubt, admission())],
  });
}

function groupsOf(props: Value): { readonly property: string; readonly list: Value } | undefined {
  for (const property of ["vpcSecurityGroupIds", "securityGroups"]) {
    if (items(at(props, property)).length > 0) return { property, list: at(props, property) };
  }
  const [first] = items(at(props, "networkInterfaces"));
  const list = at(first, "securityGroups");
  return items(list).length > 0 ? { property: "networkInterfaces", list } : undefined;
}

/** A launch template may ask for public addresses; if it does not say, the subnet decides. */
function givesAddress(props: Value): Answer {
  const [first] = items(at(props, "networkInterfaces"));
  const asked = at(props, "associatePublicIpAddress") ?? at(first, "associatePublicIpAddress");
  return isAbsent(asked) ? "unknown" : isOn(asked);
}

/** A server has a public address by itself, by its subnet, or by an elastic one. */
function hasAddress(server: StackResource, index: ResourceIndex): Answer {
  const elastic = index.ofKind("elasticAddress").some((address) =>
    ["instance", "instanceId"].some((property) => {
      const id = at(address.props, property);
      return !isAbsent(id) && index.resolve(address, property, id, "instance").includes(server);
    }),
  );
  if (elastic) return "yes";
  const asked = at(server.props, "associatePublicIpAddress");
  if (!isAbsent(asked)) return isOn(asked);
  const subnets = index.resolve(server, "subnetId", at(server.props, "subnetId"), "subnet");
  const bySubnet = subnets.map(({ props }): Answer => isOn(at(props, "mapPublicIpOnLaunch")));
  return ifKnown(asked, () => (bySubnet.length === 0 ? "unknown" : or(...bySubnet)), "unknown");
}
