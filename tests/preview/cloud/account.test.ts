import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulate } from "../../../preview/cloud";
import { Account } from "../../../preview/cloud/account/account";
import { Properties, UNKNOWN_VALUE, secret } from "../../../preview/engine/wire";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const LOGS = "aws:cloudwatch/logGroup:LogGroup";
const urn = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;

/** Makes a resource in the account, by a provider of its own. */
function make(account: Account, type: string, inputs: Properties, region = "eu-west-1") {
  return simulate("aws", { account, region }).create(urn(type, "it"), inputs);
}

describe("the simulated account", () => {
  it("has what a provider made for all others", async () => {
    const account = new Account();
    const { id: vpcId } = await make(account, VPC, { cidrBlock: "10.0.0.0/16" });
    await make(account, SUBNET, { vpcId, cidrBlock: "10.0.0.0/24" });
    await assert.rejects(make(new Account(), SUBNET, { vpcId }), {
      message: `${SUBNET} "it": vpcId: InvalidVpcID.NotFound: The vpc ID '${vpcId}' does not exist`,
    });
  });

  it("lets a stack refer to what is its owner's, unless it is closed", async () => {
    const inputs = { vpcId: "vpc-0123456789abcdef0", cidrBlock: "10.0.0.0/24" };
    await make(new Account(), SUBNET, inputs);
    await assert.rejects(make(new Account(true), SUBNET, inputs), /InvalidVpcID\.NotFound/);
  });

  it("knows what a function found, and compares nothing that is not known", async () => {
    const account = new Account(true);
    const { id } = simulate("aws", { account }).answer("aws:ec2/getVpc:getVpc", {}) ?? {};
    await make(account, SUBNET, { vpcId: id ?? "", cidrBlock: UNKNOWN_VALUE });
    await make(account, SUBNET, { vpcId: UNKNOWN_VALUE, cidrBlock: "10.0.0.0/24" });
  });

  it("has a name once in a region", async () => {
    const account = new Account();
    const inputs = { name: "/shop" };
    const provider = simulate("aws", { account, region: "eu-west-1" });
    await provider.create(urn(LOGS, "one"), inputs);
    await simulate("aws", { account, region: "us-east-1" }).create(urn(LOGS, "far"), inputs);
    await assert.rejects(provider.create(urn(LOGS, "two"), inputs), /already exists: \/shop$/);
    assert.equal(account.ofType(LOGS).length, 2);
  });

  it("takes no two things for one by what is not known yet", async () => {
    const account = new Account();
    const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    const provider = simulate("aws", { account });
    const ports = { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/8" };
    const rule = (name: string, securityGroupId: string) =>
      provider.create(urn(type, name), { ...ports, securityGroupId });
    await rule("one", UNKNOWN_VALUE);
    await rule("two", UNKNOWN_VALUE);
    await rule("three", "sg-0123456789abcdef0");
    await assert.rejects(rule("four", "sg-0123456789abcdef0"), /InvalidPermission\.Duplicate/);
  });

  it("lets a resource change without a conflict with itself", async () => {
    const account = new Account();
    const provider = simulate("aws", { account });
    const { id, outs } = await provider.create(urn(VPC, "it"), { cidrBlock: "10.0.0.0/16" });
    const vpcId = String(id);
    const subnet = await make(account, SUBNET, { vpcId, cidrBlock: "10.0.0.0/24" });
    const news = { vpcId, cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: true };
    await provider.update(subnet.id, urn(SUBNET, "it"), subnet.outs, news);
    await assert.rejects(provider.delete(id, urn(VPC, "it"), outs), /DependencyViolation/);
  });

  it("lets a resource change that has another URN by an alias, and nothing else with its name", async () => {
    const account = new Account();
    const provider = simulate("aws", { account, region: "eu-west-1" });
    const { id, outs } = await provider.create(urn(LOGS, "old"), { name: "/shop" });
    await provider.update(id, urn(LOGS, "new"), outs, { name: "/shop", retentionInDays: 30 });
    assert.deepEqual(
      account.ofType(LOGS).map((each) => [each.urn, each.inputs.retentionInDays]),
      [[urn(LOGS, "new"), 30]],
    );
    await assert.rejects(provider.create(urn(LOGS, "other"), { name: "/shop" }), /already exists/);
  });

  it("gives what replaces a resource an id of its own, while the other one is there", async () => {
    const account = new Account();
    const provider = simulate("aws", { account });
    const old = await provider.create(urn(VPC, "it"), { cidrBlock: "10.0.0.0/16" });
    const fresh = await provider.create(urn(VPC, "it"), { cidrBlock: "10.1.0.0/16" });
    assert.notEqual(fresh.id, old.id);
    assert.match(fresh.id, /^vpc-facade00[0-9a-f]{9}$/);
    await provider.delete(old.id, urn(VPC, "it"), old.outs);
    const { outs } = await provider.update(fresh.id, urn(VPC, "it"), fresh.outs, {});
    assert.equal(outs?.id, fresh.id);
    assert.deepEqual(
      account.all().map(({ id }) => id),
      [fresh.id],
    );
  });

  it("meets an old subnet's network where the new one is made first", async () => {
    const account = new Account();
    const { id: vpcId } = await make(account, VPC, { cidrBlock: "10.0.0.0/16" });
    const place = { vpcId, cidrBlock: "10.0.0.0/24" };
    const old = await make(account, SUBNET, { ...place, availabilityZone: "eu-west-1a" });
    const provider = simulate("aws", { account });
    const news = { ...place, availabilityZone: "eu-west-1d" };
    const diff = await provider.diff(old.id, urn(SUBNET, "it"), old.outs, news);
    assert.deepEqual(diff, {
      changes: true,
      changed: ["availabilityZone"],
      replaces: ["availabilityZone"],
      deleteBeforeReplace: false,
    });
    await assert.rejects(make(account, SUBNET, news), /InvalidSubnet\.Conflict/);
  });

  it("generates another name for what replaces a resource, and keeps a given one by deleting first", async () => {
    const account = new Account();
    const provider = simulate("aws", { account });
    const type = "aws:lb/targetGroup:TargetGroup";
    const check = async (olds: Properties) =>
      (await provider.check(urn(type, "it"), olds, { port: 80 })).inputs as Properties;
    const first = await check({});
    const { id, outs } = await provider.create(urn(type, "it"), first);
    assert.equal((await check(first)).name, first.name);
    const second = await check({});
    assert.notEqual(second.name, first.name);
    const goesFirst = async (news: Properties) =>
      (await provider.diff(id, urn(type, "it"), outs, news)).deleteBeforeReplace;
    assert.equal(await goesFirst(first), false);
    assert.equal(await goesFirst({ name: "mine" }), true);
  });

  it("takes what an earlier deployment made for there, once the engine compares it", async () => {
    const account = new Account();
    const outs = { name: "/shop", retentionInDays: 7 };
    const provider = simulate("aws", { account, region: "eu-west-1" });
    await provider.diff("/shop", urn(LOGS, "one"), outs, outs);
    await assert.rejects(make(account, LOGS, { name: "/shop" }), /already exists/);
  });

  it("outlives the process in a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "account-"));
    try {
      const file = join(folder, "account.jsonl");
      const one = new Account(true, file);
      const other = new Account(true, file);
      const { id, outs } = await make(one, VPC, { cidrBlock: "10.0.0.0/16" });
      const subnet = await make(other, SUBNET, { vpcId: id, cidrBlock: "10.0.0.0/24" });
      const last = new Account(true, file);
      const provider = simulate("aws", { account: last, region: "eu-west-1" });
      await assert.rejects(provider.delete(id, urn(VPC, "it"), outs), /DependencyViolation/);
      await provider.delete(subnet.id, urn(SUBNET, "it"), subnet.outs);
      await provider.delete(id, urn(VPC, "it"), outs);
      assert.deepEqual(one.all(), []);
      const inputs = { password: secret("hunter2"), masterUserPassword: "hunter2" };
      await make(one, "aws:rds/instance:Instance", { ...inputs, instanceClass: "db.m7g.large" });
      assert.equal(other.all().length, 1);
      assert.doesNotMatch(readFileSync(file, "utf8"), /hunter2/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("rules of simulated aws", () => {
  const type = "aws:opensearch/domain:Domain";
  const secured = { enabled: true };
  const options = {
    domainName: "search",
    advancedSecurityOptions: secured,
    nodeToNodeEncryption: secured,
    domainEndpointOptions: { enforceHttps: true },
  };

  it("refuse nothing for what is not known yet, in part or as a whole", async () => {
    for (const encryptAtRest of [UNKNOWN_VALUE, { enabled: UNKNOWN_VALUE }, secured]) {
      await make(new Account(), type, { ...options, encryptAtRest });
    }
    for (const subnets of [UNKNOWN_VALUE, [UNKNOWN_VALUE, UNKNOWN_VALUE]]) {
      await make(new Account(), "aws:lb/loadBalancer:LoadBalancer", { subnets });
    }
  });

  it("refuse the same where it is known to be wrong", async () => {
    for (const inputs of [options, { ...options, encryptAtRest: { enabled: false } }]) {
      await assert.rejects(make(new Account(), type, inputs), /encryptAtRest\.enabled/);
    }
    const subnets = [UNKNOWN_VALUE];
    await assert.rejects(
      make(new Account(), "aws:lb/loadBalancer:LoadBalancer", { subnets }),
      /At least two subnets/,
    );
  });
});
