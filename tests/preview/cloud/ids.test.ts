import assert from "node:assert/strict";
import { simulate } from "../../../preview/cloud";
import { isSimulated } from "../../../preview/cloud/package";
import { Properties, isSecret } from "../../../preview/engine/wire";

const UUID = /facade00-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}/.source;
const ARN = "arn:aws:";
const HEX = "facade00[0-9a-f]{9}";

const provider = simulate("aws", { region: "eu-west-1" });

describe("simulated ids of aws", () => {
  // What AWS's own look like.
  const ids: [string, string][] = [
    ["aws:acm/certificate:Certificate", `${ARN}acm:eu-west-1:123456789012:certificate/${UUID}`],
    ["aws:ec2/defaultSubnet:DefaultSubnet", `subnet-${HEX}`],
    ["aws:ec2/defaultVpc:DefaultVpc", `vpc-${HEX}`],
    ["aws:ec2/eip:Eip", `eipalloc-${HEX}`],
    ["aws:ec2/securityGroup:SecurityGroup", `sg-${HEX}`],
    ["aws:ec2/subnet:Subnet", `subnet-${HEX}`],
    ["aws:ec2/vpc:Vpc", `vpc-${HEX}`],
    ["aws:kms/key:Key", UUID],
    ["aws:route53/zone:Zone", "ZFACADE00[0-9A-F]{12}"],
  ];
  for (const [type, form] of ids) {
    it(`have the form of real ones, and a mark: ${type}`, async () => {
      const { id } = await provider.create(`urn:pulumi:dev::shop::${type}::it`, {});
      assert.match(id, new RegExp(`^${form}$`));
      assert.ok(isSimulated(id));
    });
  }

  for (const kind of ["role", "user"]) {
    it(`stand in ARNs of a ${kind} without region`, async () => {
      const type = `aws:iam/${kind}:${kind === "role" ? "Role" : "User"}`;
      const { outs } = await provider.create(`urn:pulumi:dev::shop::${type}::it`, { name: "it" });
      assert.match(String(outs.arn), new RegExp(`^arn:aws:iam::123456789012:${kind}/it`));
    });
  }

  it("are told from real ones", () => {
    assert.equal(isSimulated("vpc-0123456789abcdef0"), false);
    assert.equal(isSimulated("vpc-0facade0123456789"), false);
  });
});

describe("simulated functions of aws", () => {
  const ask = (token: string, args: Properties) => {
    const answer = provider.answer(token, args);
    assert.ok(answer, token);
    return answer;
  };

  it("find a network with three subnets, one a zone", () => {
    const { id } = ask("aws:ec2/getVpc:getVpc", { default: true });
    assert.match(String(id), /^vpc-facade00[0-9a-f]{9}$/);
    const { ids } = ask("aws:ec2/getSubnets:getSubnets", { filters: [] }) as { ids: string[] };
    const zones = ids.map((each) => ask("aws:ec2/getSubnet:getSubnet", { id: each }));
    assert.deepEqual(
      zones.map(({ availabilityZone }) => availabilityZone),
      ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
    );
  });

  it("find the role behind a session, and leave a role what it is", () => {
    const issuer = (arn: string) => {
      const { issuerArn, issuerName } = ask("aws:iam/getSessionContext:getSessionContext", { arn });
      return [issuerArn, issuerName];
    };
    const role = "arn:aws:iam::123456789012:role/deployer";
    const session = "arn:aws:sts::123456789012:assumed-role/deployer/ci";
    assert.deepEqual(issuer(session), [role, "deployer"]);
    assert.deepEqual(issuer(role), [role, "deployer"]);
    assert.equal(ask("aws:iam/getRole:getRole", { name: "deployer" }).arn, role);
  });

  it("find certificates, images and clusters", () => {
    const certificate = ask("aws:acm/getCertificate:getCertificate", { domain: "a.example.com" });
    assert.match(String(certificate.arn), new RegExp(`:certificate/${UUID}$`));
    assert.match(String(ask("aws:ec2/getAmi:getAmi", {}).id), new RegExp(`^ami-${HEX}$`));
    const { endpoint } = ask("aws:eks/getCluster:getCluster", { name: "shop" });
    assert.equal(endpoint, "https://simulated-shop.eu-west-1.eks.invalid");
  });

  it("keep what is secret in the cloud secret", () => {
    for (const [token, property] of [
      ["aws:eks/getClusterAuth:getClusterAuth", "token"],
      ["aws:secretsmanager/getSecretVersion:getSecretVersion", "secretString"],
      ["aws:ssm/getParameter:getParameter", "value"],
    ]) {
      assert.ok(isSecret(ask(token, { name: "it" })[property]), token);
    }
  });

  it("are no more than those", () => {
    assert.equal(provider.answer("aws:none/none:none", {}), undefined);
  });
});
