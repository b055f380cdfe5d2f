import { describeExposure, office, withFront } from "../../../../helpers/exposure";
import { type TestStack, U } from "../../../../helpers/policyStack";

/** A load balancer whose security group admits a prefix list of the stack. */
const listed =
  (entries: unknown[] | typeof U | undefined, change: (s: TestStack) => unknown = () => 0) =>
  () =>
    withFront([office], (s) => {
      s.add(
        "aws:ec2/managedPrefixList:ManagedPrefixList",
        "offices",
        { addressFamily: "IPv4", maxEntries: 5, entries },
        { outputs: { id: U } },
      );
      s.change("gui-in-0", (inputs) => {
        delete inputs.cidrIpv4;
        inputs.prefixListId = U;
      });
      s.get("gui-in-0").references.prefixListId = [s.get("offices").urn];
      change(s);
    });

const entry =
  (cidr: unknown) =>
  (s: TestStack): unknown =>
    s.add(
      "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry",
      "entry",
      { prefixListId: U, cidr },
      { from: { prefixListId: ["offices"] } },
    );

const all = { cidr: "0.0.0.0/0" };

/** The same by a rule of another form. */
const inline = (entries: unknown[]) =>
  listed(entries, (s) => {
    s.remove("gui-in-0");
    s.change("gui-sg", (inputs) => (inputs.ingress = [{ protocol: "-1", prefixListIds: [U] }]));
    s.get("gui-sg").references.ingress = [s.get("offices").urn];
  });

const ruled = (entries: unknown[]) =>
  listed(entries, (s) => {
    s.remove("gui-in-0");
    s.add(
      "aws:ec2/securityGroupRule:SecurityGroupRule",
      "rule",
      { type: "ingress", protocol: "-1", securityGroupId: U, prefixListIds: [U] },
      { from: { securityGroupId: ["gui-sg"], prefixListIds: ["offices"] } },
    );
  });

describeExposure("prefix lists", {
  open: [
    ["entries for all", listed([{ cidr: office }, all])],
    ["an entry of its own for all", listed([{ cidr: office }], entry("0.0.0.0/0"))],
    ["entries that are wide together", listed([{ cidr: "0.0.0.0/1" }], entry("128.0.0.0/1"))],
    ["in an inline rule", inline([all])],
    ["in a SecurityGroupRule", ruled([all])],
    [
      "AWS's own for CloudFront",
      () =>
        withFront([office], (s) =>
          s.change("gui-in-0", (inputs) => {
            delete inputs.cidrIpv4;
            inputs.prefixListId = "pl-3b927c52";
          }),
        ),
    ],
  ],
  closed: [
    ["entries for the office", listed([{ cidr: office }])],
    ["an entry of its own", listed(undefined, entry(office))],
    ["in an inline rule", inline([{ cidr: office }])],
    ["in a SecurityGroupRule", ruled([{ cidr: office }])],
  ],
  undecided: [
    [
      "an entry",
      listed([{ cidr: office }, { cidr: U }]),
      /the networks of prefix list offices are not all known/,
    ],
    ["all entries", listed(U), /the networks of prefix list offices are not all known/],
    [
      "an entry of its own",
      listed([{ cidr: office }], entry(U)),
      /the networks of prefix list offices/,
    ],
    [
      "entries elsewhere",
      listed(undefined),
      /the networks of prefix list offices are not in this stack/,
    ],
  ],
});
