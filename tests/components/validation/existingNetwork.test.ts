import * as pulumi from "@pulumi/pulumi";
import { Access } from "../../../index";
import { existing } from "../../helpers/production";
import { accepts, refuses } from "./verdicts";

describe("validate: existing network", () => {
  const change = (changes: object) => ({ network: { existing: { ...existing, ...changes } } });
  const remedy = "`aws ec2 describe-subnets` prints the ids.";
  const [first, second, third] = existing.dataSubnetIds;
  const fourth = "subnet-0123456789abcdef8";
  const late = pulumi.output("subnet-0123456789abcdef9");

  refuses(
    "a range, zones and connections beside it",
    {
      network: {
        existing,
        cidr: "10.1.0.0/16",
        zones: ["eu-west-1a"],
        peerings: { office: {} },
        transitGateways: {},
      },
    },
    'network.cidr: "10.1.0.0/16" is not allowed; allowed: nothing together with network.existing. Leave it out: an ' +
      "existing VPC has its own.",
    'network.zones: ["eu-west-1a"] is not allowed; allowed: nothing together with network.existing. Leave it out: an ' +
      "existing VPC has its own.",
    'network.peerings: {"office":{}} is not allowed; allowed: nothing together with network.existing. Leave it out: ' +
      "an existing VPC has its own.",
    "network.transitGateways: {} is not allowed; allowed: nothing together with network.existing. Leave it out: an " +
      "existing VPC has its own.",
  );
  for (const id of ["vpc-0123456789abcde", "vpc-0123456789abcdef01", "vpc-0123456789abcdeg0"]) {
    refuses(
      `an id that is not of AWS's length or digits: ${id}`,
      change({ vpcId: id }),
      `network.existing.vpcId: "${id}" is not allowed; allowed: the id of a VPC, such as vpc-0123456789abcdef0. ` +
        "`aws ec2 describe-vpcs` prints the ids.",
    );
  }
  accepts("an id of the old length", change({ vpcId: "vpc-0123abcd" }));
  refuses(
    "a name for the VPC's id",
    change({ vpcId: "my-vpc" }),
    'network.existing.vpcId: "my-vpc" is not allowed; allowed: the id of a VPC, such as vpc-0123456789abcdef0. ' +
      "`aws ec2 describe-vpcs` prints the ids.",
  );
  refuses(
    "one subnet of another resource twice",
    change({ dataSubnetIds: [late, first, late] }),
    "network.existing.dataSubnetIds[2]: an Output is not allowed; allowed: each value once. Leave out the second one.",
  );
  for (const tier of ["public", "ingress", "workload", "data"]) {
    const name = `${tier}SubnetIds`;
    const not = (value: string, allowed: string) =>
      `network.existing.${name}${value} is not allowed; allowed: ${allowed}`;
    const ids = (...values: string[]): string => `: ${JSON.stringify(values)}`;
    refuses(
      `two ${tier} subnets`,
      change({ [name]: [first, second] }),
      not(ids(first, second), `exactly 3. ${remedy}`),
    );
    refuses(
      `four ${tier} subnets`,
      change({ [name]: [first, second, third, fourth] }),
      not(ids(first, second, third, fourth), `exactly 3. ${remedy}`),
    );
    refuses(
      `a ${tier} subnet twice`,
      change({ [name]: [first, second, first] }),
      not(`[2]: "${first}"`, "each value once. Leave out the second one."),
    );
  }
  refuses(
    "a tier that is not there",
    change({ publicSubnetIds: undefined }),
    `network.existing.publicSubnetIds: missing; needed: a plain list. ${remedy}`,
  );
  refuses(
    "an id of another kind",
    change({ workloadSubnetIds: ["rtb-0123456789", first, second] }),
    'network.existing.workloadSubnetIds[0]: "rtb-0123456789" is not allowed; allowed: the id of a subnet, such as ' +
      "subnet-0123456789abcdef0. `aws ec2 describe-subnets` prints the ids.",
  );
  refuses(
    "internal access without subnets for its load balancers",
    {
      access: Access.Internal,
      trustedNetworks: ["10.20.0.0/16"],
      ...change({ ingressSubnetIds: undefined }),
    },
    `network.existing.ingressSubnetIds: missing; needed: a plain list. ${remedy}`,
  );
  accepts("restricted access without them", change({ ingressSubnetIds: undefined }));
  accepts(
    "ids that are not known yet",
    change({ vpcId: pulumi.output("x"), dataSubnetIds: [1, 2, 3].map(() => pulumi.output("x")) }),
  );
  accepts("private networks alone for the Kubernetes API", {
    network: { existing },
    kubernetesApi: {
      privateNetworks: ["10.1.0.0/16"],
      administrators: { deployer: "arn:aws:iam::111122223333:role/deployer" },
    },
  });
});
