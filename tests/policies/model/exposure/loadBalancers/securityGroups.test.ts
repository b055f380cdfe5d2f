import { describeExposure, withFront, office } from "../../../../helpers/exposure";
import { U } from "../../../../helpers/policyStack";

describeExposure("security groups", {
  open: [
    ["load balancer", () => withFront(["0.0.0.0/0"])],
    ["load balancer for two halves", () => withFront(["0.0.0.0/1", "128.0.0.0/1"])],
    [
      "load balancer for IPv6",
      () =>
        withFront([office], (s) =>
          s.change("gui-in-0", (inputs) => {
            delete inputs.cidrIpv4;
            inputs.cidrIpv6 = "::/0";
          }),
        ),
    ],
    [
      "load balancer for a prefix list",
      () =>
        withFront([office], (s) =>
          s.change("gui-in-0", (inputs) => {
            delete inputs.cidrIpv4;
            inputs.prefixListId = "pl-1";
          }),
        ),
    ],
    [
      "load balancer with inline rules",
      () =>
        withFront([], (s) =>
          s.change(
            "gui-sg",
            (inputs) =>
              (inputs.ingress = [
                { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] },
              ]),
          ),
        ),
    ],
    [
      "load balancer with a SecurityGroupRule",
      () =>
        withFront([], (s) =>
          s.add(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "in",
            {
              type: "ingress",
              securityGroupId: U,
              protocol: "tcp",
              fromPort: 0,
              toPort: 65535,
              ipv6CidrBlocks: ["::/0"],
            },
            { from: { securityGroupId: ["gui-sg"] } },
          ),
        ),
    ],
    [
      "load balancer with the default security group",
      () =>
        withFront(["0.0.0.0/0"], (s) => {
          s.get("gui-sg").type = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
        }),
    ],
    [
      "load balancer with a group from outside",
      () =>
        withFront([office], (s) =>
          s.change("gui-lb", (inputs) => (inputs.securityGroups = [U, "sg-outside"])),
        ),
    ],
    [
      "load balancer with an unknown group from outside",
      () =>
        withFront([office], (s) =>
          s.change("gui-lb", (inputs) => (inputs.securityGroups = [U, U])),
        ),
    ],
    [
      "load balancer without groups",
      () =>
        withFront([office], (s) => s.change("gui-lb", (inputs) => delete inputs.securityGroups)),
    ],
    [
      "network load balancer without groups",
      () =>
        withFront([], (s) =>
          s.change("gui-lb", (inputs) => {
            delete inputs.securityGroups;
            inputs.loadBalancerType = "network";
          }),
        ),
    ],
  ],
  closed: [
    [
      "load balancer open at another port",
      () =>
        withFront([office], (s) =>
          s.add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "http",
            {
              securityGroupId: U,
              ipProtocol: "tcp",
              fromPort: 80,
              toPort: 80,
              cidrIpv4: "0.0.0.0/0",
            },
            { from: { securityGroupId: ["gui-sg"] } },
          ),
        ),
    ],
    [
      "load balancer open for a ping",
      () =>
        withFront([office], (s) =>
          s.add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "ping",
            {
              securityGroupId: U,
              ipProtocol: "icmp",
              fromPort: -1,
              toPort: -1,
              cidrIpv4: "0.0.0.0/0",
            },
            { from: { securityGroupId: ["gui-sg"] } },
          ),
        ),
    ],
    [
      "load balancer with an open way out",
      () =>
        withFront([office], (s) =>
          s.add(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "out",
            {
              type: "egress",
              securityGroupId: U,
              protocol: "-1",
              fromPort: 0,
              toPort: 0,
              cidrBlocks: ["0.0.0.0/0"],
            },
            { from: { securityGroupId: ["gui-sg"] } },
          ),
        ),
    ],
    [
      "load balancer for another security group",
      () =>
        withFront([], (s) =>
          s.change(
            "gui-sg",
            (inputs) =>
              (inputs.ingress = [
                { protocol: "-1", fromPort: 0, toPort: 0, securityGroups: ["sg-1"] },
              ]),
          ),
        ),
    ],
    [
      "load balancer for another security group, by rules of their own",
      () =>
        withFront([], (s) => {
          const from = { securityGroupId: ["gui-sg"] };
          const all = { securityGroupId: U, protocol: "-1", fromPort: 0, toPort: 0 };
          for (const [name, admitted] of [
            ["self", { self: true }],
            ["source", { sourceSecurityGroupId: U }],
          ] as const) {
            const inputs = { ...all, type: "ingress", ...admitted };
            s.add("aws:ec2/securityGroupRule:SecurityGroupRule", name, inputs, { from });
          }
          s.add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "referenced",
            { securityGroupId: U, ipProtocol: "-1", referencedSecurityGroupId: "sg-1" },
            { from },
          );
        }),
    ],
    [
      "load balancer with the default security group, emptied",
      () =>
        withFront([], (s) => {
          s.get("gui-sg").type = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
        }),
    ],
    [
      "a rule of another security group",
      () =>
        withFront([office], (s) =>
          s.add("aws:ec2/securityGroup:SecurityGroup", "other", {
            ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
          }),
        ),
    ],
  ],
  undecided: [
    [
      "number of groups",
      () => withFront([office], (s) => s.change("gui-lb", (inputs) => (inputs.securityGroups = U))),
      /how many security groups it has is not known/,
    ],
    [
      "all rules of a group",
      () => withFront([], (s) => s.change("gui-sg", (inputs) => (inputs.ingress = U))),
      /the rules of its security group are not known/,
    ],
    [
      "network of a rule",
      () => withFront([office, U]),
      /a network that its security group admits is not known/,
    ],
  ],
});
