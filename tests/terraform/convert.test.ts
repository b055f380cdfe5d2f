/** Resources of a preview as Terraform's: by a schema that is made up, so that it needs neither Terraform nor a provider. */
import assert from "node:assert/strict";
import { secret } from "../../preview/engine/wire";
import { changeOf, configurationOf } from "./change";
import { converted } from "./convert";
import { outcomeOf } from "./plans";
import type { Translated } from "./resources";
import { type Block, terraformType } from "./schema";
import { attributes } from "./state";
import type { PlannedChange } from "./terraform";
import { compared, parsed } from "./told";

const block: Block = {
  attributes: {
    cidr_ipv4: { type: "string" },
    subnet_ids: { type: ["set", "string"] },
    tags: { type: ["map", "string"] },
    route: { type: ["set", ["object", { cidr_block: "string", gateway_id: "string" }]] },
  },
  block_types: {
    vpc_config: {
      nesting_mode: "list",
      block: { attributes: { security_group_ids: { type: ["set", "string"] } } },
    },
    rule: { nesting_mode: "set", block: { attributes: { priority: { type: "number" } } } },
    policy: { nesting_mode: "list", block: { attributes: { name: { type: "string" } } } },
  },
};

describe("a resource as Terraform's", () => {
  it("has names in snake case, and a list where the bridge has one object", () => {
    const { values, unknown } = converted(
      {
        cidrIpv4: "10.0.0.0/8",
        vpcConfig: { securityGroupIds: ["sg-1"] },
        tags: { costCenter: "1" },
      },
      block,
    );
    assert.deepEqual(values, {
      cidr_ipv4: "10.0.0.0/8",
      vpc_config: [{ security_group_ids: ["sg-1"] }],
      tags: { costCenter: "1" },
    });
    assert.deepEqual(unknown, []);
  });

  it("has the singular of what may be there more than once, and no secrets", () => {
    const rules = [{ priority: 1 }, { priority: 2 }];
    const { values } = converted({ rules, policies: [{ name: secret("a") }] }, block);
    assert.deepEqual(values, { rule: rules, policy: [{ name: "a" }] });
  });

  it("has all attributes of an object that is no block", () => {
    const { values } = converted({ routes: [{ cidrBlock: "0.0.0.0/0" }] }, block);
    assert.deepEqual(values, { route: [{ cidr_block: "0.0.0.0/0", gateway_id: null }] });
  });

  it("names what the provider does not know", () => {
    const given = { subnetIds: ["a"], vpcConfig: { region: "b" }, deletionProtection: true };
    assert.deepEqual(converted(given, block).unknown, ["vpcConfig.region", "deletionProtection"]);
  });

  it("has the type of its module, or of its name alone", () => {
    const names = ["lb", "lb_target_group", "db_instance", "instance", "vpc", "rds_cluster"];
    const schemas = Object.fromEntries(
      [...names, "ec2_transit_gateway_route_table_association", "route_table_association"].map(
        (name) => [`aws_${name}`, { version: 0, block }],
      ),
    );
    const expected: [token: string, type: string | undefined][] = [
      ["aws:lb/loadBalancer:LoadBalancer", "aws_lb"],
      ["aws:alb/targetGroup:TargetGroup", "aws_lb_target_group"],
      ["aws:rds/instance:Instance", "aws_db_instance"],
      ["aws:ec2/vpc:Vpc", "aws_vpc"],
      [
        "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
        "aws_ec2_transit_gateway_route_table_association",
      ],
      ["aws:ec2/routeTableAssociation:RouteTableAssociation", "aws_route_table_association"],
      ["aws:ec2/newThing:NewThing", undefined],
    ];
    for (const [token, type] of expected) assert.equal(terraformType(token, schemas), type);
  });
});

const resource = (name: string, inputs: object, outputs: object = {}): Translated => ({
  ...{ urn: name, kind: "Thing", type: "aws_thing", name, replacedBy: [] },
  inputs: inputs as Translated["inputs"],
  outputs: { ...inputs, ...outputs } as Translated["outputs"],
});
const deployedAs = (each: Translated) => ({ ...each, attributes: each.outputs });

const arn = "arn:aws:test:eu-west-1:123456789012:thing/it";
const network = (cidr: string) => resource("network", { cidr }, { id: "vpc-facade00123" });
const store = resource("store", { vpc: "vpc-facade00123" }, { arn });
const policy = resource("policy", { document: `{"Resource":"${arn}/*","User":"\${aws:user}"}` });
const other = resource("other", { size: 1 });

describe("a change as Terraform's", () => {
  const before = [network("10.0.0.0/16"), store, policy, other].map(deployedAs);

  it("is of what differs and of all that get a value of it", () => {
    const { after } = changeOf("s1__", before, [network("10.1.0.0/16"), store, policy, other]);
    assert.deepEqual(
      after.map(({ name }) => name),
      ["network", "store", "policy"],
    );
  });

  it("is of what goes too, and of nothing else", () => {
    const change = changeOf("s1__", before, [network("10.0.0.0/16"), store, policy]);
    assert.deepEqual(
      change.before.map(({ name }) => name),
      ["other"],
    );
    assert.deepEqual(change.after, []);
  });

  it("refers to what is in it, and gives the values of what is not", () => {
    const whole = configurationOf([
      { scope: "s1__", before: [], after: [network("a"), store, policy] },
    ]);
    const { resource: things } = whole as { resource: { aws_thing: Record<string, object> } };
    assert.deepEqual(things.aws_thing.s1__store, { vpc: "${aws_thing.s1__network.id}" });
    assert.deepEqual(things.aws_thing.s1__policy, {
      document: '{"Resource":"${aws_thing.s1__store.arn}/*","User":"$${aws:user}"}',
    });
    const alone = configurationOf([{ scope: "s1__", before: [], after: [store] }]);
    assert.deepEqual(alone, {
      resource: { aws_thing: { s1__store: { vpc: "vpc-facade00123" } } },
    });
  });
});

const plan = (actions: string[], before: object, after: object): PlannedChange => ({
  ...{ address: "aws_thing.s1__store", type: "aws_thing", name: "s1__store" },
  change: { actions, before, after, after_unknown: {} } as PlannedChange["change"],
});

describe("the provider's answer", () => {
  const answer = (planned: PlannedChange, replacedBy: string[] = []) =>
    outcomeOf({
      change: { scope: "s1__", before: [], after: [{ ...store, replacedBy }] },
      ...{ planned: [planned], refused: [] },
    });
  const nothing = { replaced: [], changed: [], made: [], gone: [] };

  it("is what it does to each resource", () => {
    assert.deepEqual(answer(plan(["delete", "create"], { size: 1 }, { size: 2 })), {
      ...nothing,
      replaced: ["Thing"],
    });
    const update = plan(["update"], { size: 1 }, { size: 2 });
    assert.deepEqual(answer(update), { ...nothing, changed: ["Thing"] });
    assert.deepEqual(answer(update, ["size"]), { ...nothing, replaced: ["Thing"] });
    assert.deepEqual(answer(update, ["name"]), { ...nothing, changed: ["Thing"] });
  });

  it("is nothing where only the marks of secrets change", () => {
    assert.deepEqual(answer(plan(["update"], { size: 1 }, { size: 1 })), nothing);
  });

  it("is nothing where a provider writes out what is empty, and something where it is not", () => {
    const before = { rule: [{ arn: null, size: 1, tags: {} }] };
    const planned = (rule: object) => answer(plan(["update"], before, { rule: [rule] }));
    assert.deepEqual(planned({ arn: "", size: 1, tags: null }), nothing);
    assert.deepEqual(planned({ arn: "a", size: 1 }), { ...nothing, changed: ["Thing"] });
    assert.deepEqual(planned({ arn: null }), { ...nothing, changed: ["Thing"] });
  });

  it("becomes a state that has names in DNS as AWS answers", () => {
    const { change } = plan(["create"], {}, { name: "_a.example.com." });
    const record = { ...store, type: "aws_route53_record" };
    assert.deepEqual(attributes(record, change, block), { name: "_a.example.com" });
    assert.deepEqual(attributes(store, change, block), { name: "_a.example.com." });
  });

  it("becomes a state with the simulated cloud's values, and nothing where that has none", () => {
    const { change } = plan(["create"], {}, { vpc: "vpc-1", size: 1 });
    const unknown = { arn: true, subnet_ids: true, owner: true };
    assert.deepEqual(attributes(store, { ...change, after_unknown: unknown }, block), {
      ...{ vpc: "vpc-1", size: 1, arn, subnet_ids: [], owner: null },
    });
  });

  it("agrees with the page in what the provider manages", () => {
    const kinds = new Set(["Thing", "Vpc"]);
    const said = parsed("**replaces** Job, 2 Thing; in place: Deployment, Vpc");
    const planned = { ...nothing, replaced: ["Thing", "Thing"], changed: ["Vpc"] };
    assert.equal(compared(said, planned, kinds).agree, true);
    assert.equal(compared(said, { ...planned, changed: [] }, kinds).agree, false);
    assert.equal(compared(said, { ...planned, replaced: ["Thing"] }, kinds).agree, false);
  });

  it("agrees with a refusal that is Pulumi's protection of what would go", () => {
    const kinds = new Set(["Vpc"]);
    const said = parsed("refused: would replace the Vpc, which is protected");
    assert.equal(compared(said, { ...nothing, replaced: ["Vpc"] }, kinds).agree, true);
    assert.equal(compared(said, { ...nothing, changed: ["Vpc"] }, kinds).agree, false);
    assert.equal(compared(said, { refused: "no" }, kinds).agree, false);
  });
});
