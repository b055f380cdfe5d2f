/** What AWS would compute for networks, connections between them, and names. */
import { type AwsType, address, arn, awsId, globalArn, named, zoneId } from "./awsType";
import { MARK, Subject, text } from "./package";

/** The ARN of something in a VPC, by the kind in the ARN and in the id. */
const ec2Arn = (kind: string, prefix: string) => (subject: Subject) =>
  arn("ec2", `${kind}/${awsId(prefix, subject.urn)}`, subject.region);

const gatewayTableId = ({ inputs }: Subject) =>
  `${text(inputs.transitGatewayRouteTableId)}_${text(inputs.transitGatewayAttachmentId)}`;

const zoneOfVpc = ({ inputs }: Subject) => `${text(inputs.zoneId)}:${text(inputs.vpcId)}`;

export const NETWORK_TYPES: Record<string, AwsType> = {
  "aws:ec2/eip:Eip": {
    id: "eipalloc",
    computed: (subject) => ({
      allocationId: awsId("eipalloc", subject.urn),
      publicIp: address(subject),
    }),
  },
  "aws:ec2/flowLog:FlowLog": { id: "fl" },
  "aws:ec2/internetGateway:InternetGateway": { id: "igw" },
  "aws:ec2/natGateway:NatGateway": {
    id: "nat",
    computed: (subject) => ({
      publicIp: address(subject),
      networkInterfaceId: awsId("eni", subject.urn),
    }),
  },
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": {
    id: named("vpcPeeringConnectionId"),
  },
  "aws:ec2/routeTable:RouteTable": { id: "rtb" },
  "aws:ec2/securityGroup:SecurityGroup": {
    autoname: ["name", 255],
    id: "sg",
    arn: ec2Arn("security-group", "sg"),
  },
  "aws:ec2/subnet:Subnet": {
    id: "subnet",
    arn: ec2Arn("subnet", "subnet"),
  },
  "aws:ec2/vpc:Vpc": {
    id: "vpc",
    arn: ec2Arn("vpc", "vpc"),
    computed: (subject) => ({
      defaultNetworkAclId: awsId("acl", subject.urn),
      defaultRouteTableId: awsId("rtb", subject.urn),
      defaultSecurityGroupId: awsId("sg", subject.urn),
      mainRouteTableId: awsId("rtb", subject.urn),
    }),
  },
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": {
    id: "pcx",
    computed: ({ inputs }) => ({
      acceptStatus: inputs.autoAccept === true ? "active" : "pending-acceptance",
    }),
  },
  "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation": { id: gatewayTableId },
  "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation": { id: gatewayTableId },
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": {
    id: "tgw-attach",
    arn: ec2Arn("transit-gateway-attachment", "tgw-attach"),
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    id: "vpce",
    computed: (subject) => ({ prefixListId: awsId("pl", subject.urn) }),
  },
  "aws:route53/record:Record": {
    id: (subject) => `${MARK}_${text(subject.inputs.name) ?? subject.name}`,
    computed: (subject) => ({ fqdn: text(subject.inputs.name) ?? `${subject.name}.invalid` }),
  },
  "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization": { id: zoneOfVpc },
  "aws:route53/zoneAssociation:ZoneAssociation": { id: zoneOfVpc },
  "aws:route53/zone:Zone": {
    id: (subject) => zoneId(subject.urn),
    arn: (subject) => globalArn("route53", `hostedzone/${zoneId(subject.urn)}`, subject.region),
    computed: (subject) => ({
      zoneId: zoneId(subject.urn),
      nameServers: [1, 2, 3, 4].map((each) => `ns-${each}.${MARK}.invalid`),
    }),
  },
};
