import * as pulumi from "@pulumi/pulumi";
import { Access, SearchFlavor } from "../../../index";
import { args, existing } from "../../helpers/production";
import { accepts, refuses } from "./verdicts";

const zoneId = "Z0123456789ABCDEFGHIJ";
const privateId = "Z9876543210ABCDEFGHIJ";
const internal = {
  access: Access.Internal,
  network: { existing },
  trustedNetworks: ["10.20.0.0/16"],
  hosts: {
    publicApi: "track.example.com",
    internalApi: "api.tracardi.internal.example.com",
    gui: "tracardi.internal.example.com",
  },
};
const withZone = (privateZone: unknown, changes: object = {}) => ({
  ...internal,
  ...changes,
  dns: { zoneId, privateZone },
});
const domain = "tracardi.internal.example.com";

describe("validate: private zone", () => {
  accepts("one to be made, for more VPCs", {
    ...withZone({
      domain,
      vpcs: {
        office: { vpcId: "vpc-0aaaaaaaaaaaaaaaa" },
        partner: { vpcId: pulumi.output("x"), region: "eu-north-1", otherAccount: true },
      },
    }),
  });
  accepts("one that exists", withZone({ zoneId: pulumi.output("x") }));
  accepts("a domain above both", withZone({ domain: "internal.example.com" }));
  refuses(
    "both, and neither",
    withZone({ zoneId: privateId, domain }),
    `dns.privateZone: {"zoneId":"${privateId}","domain":"${domain}"} is not allowed; allowed: exactly one of zoneId and ` +
      "domain. Give { domain } of a zone to be made, or { zoneId } of one that exists.",
  );
  refuses(
    "nothing",
    withZone({}),
    "dns.privateZone: {} is not allowed; allowed: exactly one of zoneId and domain. Give { domain } of a zone to be " +
      "made, or { zoneId } of one that exists.",
  );
  refuses(
    "public load balancers in it",
    { dns: { zoneId, privateZone: { zoneId: privateId } } },
    `dns.privateZone: {"zoneId":"${privateId}"} is not allowed; allowed: nothing with Access.Restricted. Leave it out: the ` +
      "load balancers have public addresses.",
  );
  refuses(
    "a domain that holds one of the hosts only",
    withZone({ domain: "api.tracardi.internal.example.com" }),
    'dns.privateZone.domain: "api.tracardi.internal.example.com" is not allowed; allowed: a domain that holds ' +
      "api.tracardi.internal.example.com and tracardi.internal.example.com. Give a domain that both end with, or hosts " +
      "in this one.",
  );
  refuses(
    "a domain that would hide the collector",
    withZone(
      { domain: "example.com" },
      { hosts: { ...args().hosts, publicApiAliases: ["t.example.com"] } },
    ),
    'dns.privateZone.domain: "example.com" is not allowed; allowed: a domain without track.example.com, t.example.com. ' +
      "The VPCs that see the private zone see no other names of its domain: give hosts.internalApi and hosts.gui a " +
      "domain of their own.",
  );
  refuses(
    "VPCs of a zone that is not made here",
    withZone({ zoneId: privateId, vpcs: {} }),
    "dns.privateZone.vpcs: {} is not allowed; allowed: nothing without dns.privateZone.domain. Leave it out: whoever " +
      "made the zone associates VPCs with it.",
  );
  refuses(
    "VPCs that are none",
    withZone({ domain, vpcs: { A: { vpcId: "subnet-0aaaaaaaaaaaaaaaa", otherAccount: "no" } } }),
    'dns.privateZone.vpcs.A: "A" is not allowed; allowed: 1 to 20 lower-case letters, digits and hyphens, a letter ' +
      "first. This is only a name: choose another.",
    'dns.privateZone.vpcs.A.vpcId: "subnet-0aaaaaaaaaaaaaaaa" is not allowed; allowed: the id of a VPC, such as ' +
      "vpc-0123456789abcdef0. `aws ec2 describe-vpcs` prints the ids.",
    'dns.privateZone.vpcs.A.otherAccount: "no" is not allowed; allowed: true, false. Leave it out for the default: false.',
  );
  refuses(
    "the public zone as the private one",
    withZone({ zoneId }),
    `dns.privateZone.zoneId: "${zoneId}" is not allowed; allowed: another zone than dns.zoneId. The internet would ` +
      "learn the addresses: give the private zone, or leave it out.",
  );
  const search = (host: string) => ({
    openSearch: undefined,
    existingSearch: {
      url: `https://${host}:9200`,
      flavor: SearchFlavor.Elasticsearch,
      username: "tracardi",
      password: "hunter2",
      networks: ["10.30.0.0/24"],
    },
  });
  const hidden = (host: string) =>
    `dns.privateZone.domain: "${domain}" is not allowed; allowed: a domain without ${host}. The installation itself ` +
    "would not find it: give a domain further down.";
  refuses(
    "a domain that would hide the search engine",
    withZone({ domain }, search(`search.${domain}`)),
    hidden(`search.${domain}`),
  );
  refuses(
    "a domain that would hide Redis",
    withZone(
      { domain },
      { redis: { existing: { host: `r.${domain}`, networks: ["10.30.0.0/24"] } } },
    ),
    hidden(`r.${domain}`),
  );
  refuses(
    "a domain that would hide the images",
    withZone({ domain }, { images: { registry: `images.${domain}:5000/hub` } }),
    hidden(`images.${domain}`),
  );
  accepts("a domain beside them", withZone({ domain }, search("search.internal.example.com")));
});
