import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, TracardiArgsError } from "../internal/errors";
import { validatedOutput } from "../validation/validatedOutput";

/** The user's hosted zone and the requirements for it. */
export interface HostedZoneArgs {
  /** The argument that names it. */
  readonly path: string;
  readonly zoneId: pulumi.Input<string>;
  readonly isPrivate: boolean;
  readonly hosts: readonly string[];
}

/** The id of the zone, once it is known to have the right type and to cover all hosts. */
export function hostedZoneId(
  component: string,
  args: HostedZoneArgs,
  opts: pulumi.InvokeOutputOptions,
): pulumi.Output<string> {
  const id = validatedOutput(component, args.path, args.zoneId);
  // Not getZoneOutput, which would report an id that fails here a second time.
  return id.apply(async (zoneId) => {
    const kind = args.isPrivate ? { privateZone: true } : {};
    const { privateZone, name } = await aws.route53.getZone({ zoneId, ...kind }, opts);
    const problem = kindProblem(args, privateZone) ?? hostsProblem(args, name);
    if (!problem) return zoneId;
    const value = JSON.stringify(zoneId);
    throw new TracardiArgsError(component, [{ path: args.path, value, ...problem }]);
  });
}

type Reason = Pick<Problem, "allowed" | "remedy">;

function kindProblem({ isPrivate }: HostedZoneArgs, privateZone = false): Reason | undefined {
  if (isPrivate === privateZone) return undefined;
  // Otherwise ACM would only fail after an hour of waiting for a record that it cannot see.
  return isPrivate
    ? {
        allowed: "the id of a private hosted zone",
        remedy: "Leave it out to have these records in the public zone too.",
      }
    : {
        allowed: "the id of a public hosted zone",
        remedy:
          "A private zone cannot validate certificates: give the public zone of the same name.",
      };
}

function hostsProblem({ hosts }: HostedZoneArgs, zoneName: string): Reason | undefined {
  const domain = zoneName.replace(/\.$/, "");
  const outside = hosts.filter((host) => !`.${host}`.endsWith(`.${domain}`));
  if (domain === "" || outside.length === 0) return undefined;
  return {
    allowed: `the id of a zone that holds ${outside.join(", ")}`,
    remedy: `This one holds ${domain}: give the right zone, or hosts in it.`,
  };
}
