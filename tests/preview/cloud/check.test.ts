import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { simulate } from "../../../preview/cloud";
import { Properties, UNKNOWN_VALUE, secret } from "../../../preview/engine/wire";

/** What is wrong with the inputs, as the real engine is told: `property: reason`. */
async function problems(type: string, inputs: Properties): Promise<string[]> {
  const urn = `urn:pulumi:dev::shop::aws:${type}::it`;
  const { failures = [] } = await simulate("aws").check(urn, {}, inputs);
  return failures.map(({ property, reason }) => `${property}: ${reason}`);
}

describe("simulated aws, asked to check", () => {
  it("takes what is right, with values that are not known yet", async () => {
    const subnet = { vpcId: UNKNOWN_VALUE, cidrBlock: "10.0.0.0/24", tags: { Name: "a" } };
    assert.deepEqual(await problems("ec2/subnet:Subnet", subnet), []);
  });

  it("says nothing of types that we do not use", async () => {
    assert.deepEqual(await problems("sns/topic:Topic", { any: [1] }), []);
  });

  it("knows the load balancer module by its older name too", async () => {
    assert.equal((await problems("alb/loadBalancer:LoadBalancer", { name: "a_b" })).length, 1);
  });

  const refused: [what: string, type: string, inputs: Properties, problem: RegExp][] = [
    [
      "a property that is not there",
      "ec2/vpc:Vpc",
      { cidr: "10.0.0.0/16" },
      /^cidr: InvalidParameter: is no property that AWS knows; it takes .*cidrBlock/,
    ],
    [
      "one within an object",
      "eks/cluster:Cluster",
      { roleArn: UNKNOWN_VALUE, vpcConfig: { subnetIds: [], subnets: [] } },
      /^vpcConfig\.subnets: InvalidParameter: is no property that AWS knows/,
    ],
    [
      "one in a list",
      "elasticache/parameterGroup:ParameterGroup",
      { family: "valkey8", parameters: [{ name: "a", value: "b" }, { name: "c" }] },
      /^parameters\[1\]\.value: MissingParameter: is required$/,
    ],
    ["what must be given", "ec2/subnet:Subnet", {}, /^vpcId: MissingParameter: is required$/],
    [
      "an object for a text",
      "ec2/subnet:Subnet",
      { vpcId: { id: "vpc" } },
      /^vpcId: InvalidParameterValue: \{"id":"vpc"\} is not allowed: AWS takes a text$/,
    ],
    [
      "a text for a number",
      "lb/listener:Listener",
      { loadBalancerArn: UNKNOWN_VALUE, defaultActions: [], port: "https" },
      /^port: ValidationError: "https" is not allowed: AWS takes a number$/,
    ],
    [
      "a text for a list",
      "ec2/vpcEndpoint:VpcEndpoint",
      { vpcId: UNKNOWN_VALUE, routeTableIds: "rtb-1" },
      /^routeTableIds: InvalidParameterValue: "rtb-1" is not allowed: AWS takes a list of texts$/,
    ],
    [
      "a number out of bounds",
      "kms/key:Key",
      { deletionWindowInDays: 3 },
      /^deletionWindowInDays: ValidationException: 3 is not allowed: AWS takes 7 to 30$/,
    ],
    [
      "a value that is none of a few",
      "ec2/flowLog:FlowLog",
      { trafficType: "DROP" },
      /^trafficType: InvalidParameterValue: "DROP" is not allowed: AWS takes one of ACCEPT, ALL, REJECT$/,
    ],
    [
      "an id of something else",
      "ec2/subnet:Subnet",
      { vpcId: "subnet-0123456789abcdef0" },
      /^vpcId: InvalidVpcID\.Malformed: "subnet-0123456789abcdef0" is no id of a VPC/,
    ],
    [
      "a network with host bits",
      "ec2/subnet:Subnet",
      { vpcId: UNKNOWN_VALUE, cidrBlock: "10.0.0.5/24" },
      /^cidrBlock: InvalidParameterValue: "10\.0\.0\.5\/24" is no network; did you mean "10\.0\.0\.0\/24"\?$/,
    ],
    [
      "a tag that AWS reserves",
      "ec2/vpc:Vpc",
      { tags: { "aws:owner": "me" } },
      /^tags\.aws:owner: InvalidParameterValue: tag keys that begin with aws: are reserved/,
    ],
  ];
  for (const [what, type, inputs, problem] of refused) {
    it(`refuses ${what}`, async () => {
      const [first, ...more] = await problems(type, inputs);
      assert.match(first ?? "nothing", problem);
      assert.ok(
        more.every((each) => /MissingParameter/.test(each)),
        more.join("\n"),
      );
    });
  }

  it("reads numbers and flags from texts, as the real provider does", async () => {
    const inputs = { enableKeyRotation: "true", deletionWindowInDays: "7" };
    assert.deepEqual(await problems("kms/key:Key", inputs), []);
  });

  it("quotes no secret", async () => {
    const [told] = await problems("rds/instance:Instance", {
      ...{ instanceClass: "db.m7g.large", password: secret("hunter2") },
    });
    assert.match(told, /^password: InvalidParameterValue: \[secret\] is not allowed/);
    assert.doesNotMatch(told, /hunter2/);
  });

  it("knows the properties of the installed @pulumi/aws", () => {
    const read = (file: string) => readFileSync(join(__dirname, "..", "..", "..", file), "utf8");
    const { sources } = JSON.parse(read("preview/cloud/constraints/awsTypes.json"));
    const { version } = JSON.parse(read("node_modules/@pulumi/aws/package.json"));
    assert.ok(sources[0].startsWith(`@pulumi/aws ${version}:`), "run npm run constraints");
  });
});
