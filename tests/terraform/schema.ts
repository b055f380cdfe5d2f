/** What `terraform providers schema -json` says of a provider's resources, as far as it is read here. */
export type AttributeType =
  | string
  | ["list" | "set" | "map", AttributeType]
  | ["object", Readonly<Record<string, AttributeType>>];

export interface Attribute {
  readonly type?: AttributeType;
  readonly optional?: boolean;
  readonly required?: boolean;
  readonly computed?: boolean;
}

export interface NestedBlock {
  readonly nesting_mode: "single" | "list" | "set" | "map";
  readonly block: Block;
}

export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

export interface ResourceSchema {
  readonly version: number;
  readonly block: Block;
}

export type Schemas = Readonly<Record<string, ResourceSchema>>;

/** Modules of `@pulumi/aws` whose types Terraform does not name after them. */
const PREFIXES: Readonly<Record<string, string>> = {
  alb: "lb_",
  ec2transitgateway: "ec2_transit_gateway_",
  rds: "db_",
};

/** Types that no rule finds. */
const NAMED: Readonly<Record<string, string>> = {
  "ec2/peeringConnectionOptions": "aws_vpc_peering_connection_options",
  "alb/loadBalancer": "aws_lb",
  "lb/loadBalancer": "aws_lb",
  "rds/instance": "aws_db_instance",
};

/** `aws_lb_target_group` for `aws:lb/targetGroup:TargetGroup`; undefined if the provider has no such type. */
export function terraformType(token: string, schemas: Schemas): string | undefined {
  const [, path = ""] = token.split(":");
  const [service = "", name = ""] = path.split("/");
  const candidates = [
    NAMED[path],
    `aws_${PREFIXES[service] ?? `${snake(service)}_`}${snake(name)}`,
    `aws_${snake(name)}`,
  ];
  return candidates.find((each) => each !== undefined && each in schemas);
}

/** `cidr_ipv4` for `cidrIpv4`. */
export const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
