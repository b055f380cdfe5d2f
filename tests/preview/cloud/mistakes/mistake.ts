/** Mistakes that people made on AWS and told of in public, planted in the simulated cloud. */
import { simulate } from "../../../../preview/cloud";
import { Account } from "../../../../preview/cloud/account/account";
import { Properties } from "../../../../preview/engine/wire";

export interface Mistake {
  /** What was done. */
  what: string;
  /** Where somebody met it, with AWS's answer. */
  report: string;
  wrong: (cloud: Cloud) => Promise<unknown>;
  /** The nearest thing that AWS takes. */
  right: (cloud: Cloud) => Promise<unknown>;
  /** What the refusal has to say, in this order: the resource, the property, AWS's code, its reason. */
  refused: RegExp;
}

export interface Made {
  id: string;
  outs: Properties;
  type: string;
  urn: string;
}

/** An account in which nothing exists but what is made here. */
export class Cloud {
  private readonly provider = simulate("aws", {
    region: "eu-west-1",
    account: new Account(true),
  });

  async make(type: string, inputs: Properties, name = "it"): Promise<Made> {
    const urn = `urn:pulumi:dev::shop::${type}::${name}`;
    const { id, outs } = await this.provider.create(urn, this.provider.completed(urn, inputs));
    return { id, outs: outs as Properties, type, urn };
  }

  async delete({ id, urn, outs }: Made): Promise<void> {
    await this.provider.delete(id, urn, outs);
  }

  vpc(cidrBlock = "10.0.0.0/16"): Promise<Made> {
    return this.make("aws:ec2/vpc:Vpc", { cidrBlock }, "net");
  }

  /** Subnets of a new VPC, one in each of the zones. */
  async subnets(zones: string): Promise<string[]> {
    const { id: vpcId } = await this.vpc();
    const made = [];
    for (const [index, zone] of [...zones].entries()) {
      const place = { cidrBlock: `10.0.${index}.0/24`, availabilityZone: `eu-west-1${zone}` };
      made.push(await this.make("aws:ec2/subnet:Subnet", { vpcId, ...place }, `sub-${index}`));
    }
    return made.map(({ id }) => id);
  }

  role(name = "eks"): Promise<Made> {
    const assumeRolePolicy = '{"Version":"2012-10-17","Statement":[]}';
    return this.make("aws:iam/role:Role", { name, assumeRolePolicy }, name);
  }

  async loadBalancer(inputs: Properties = {}): Promise<Made> {
    const subnets = await this.subnets("ab");
    return this.make("aws:lb/loadBalancer:LoadBalancer", { internal: true, subnets, ...inputs });
  }

  async securityGroup(inputs: Properties = {}, name = "it"): Promise<Made> {
    const { id: vpcId } = await this.vpc();
    return this.make("aws:ec2/securityGroup:SecurityGroup", { vpcId, ...inputs }, name);
  }
}
