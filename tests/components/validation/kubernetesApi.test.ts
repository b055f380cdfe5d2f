import * as pulumi from "@pulumi/pulumi";
import { args, existing } from "../../helpers/production";
import { accepts, refuses } from "./verdicts";

const output = pulumi.output("x");

describe("validate: kubernetesApi", () => {
  const api = args().kubernetesApi;
  const role = "arn:aws:iam::111122223333:role/deployer";
  const alone =
    "kubernetesApi.publicNetworks: [] is not allowed; allowed: at least one network, or privateNetworks that are " +
    "connected. Otherwise nobody, `pulumi up` included, could reach the Kubernetes API.";
  const unreachable =
    'kubernetesApi.privateNetworks: ["10.1.0.0/16"] is not allowed; allowed: nothing without network.existing, ' +
    "network.peerings or network.transitGateways. No private network reaches a new VPC that is connected to none.";

  refuses("no network", { kubernetesApi: { administrators: { deployer: role } } }, alone);
  refuses(
    "private networks alone without an existing network",
    {
      kubernetesApi: { privateNetworks: ["10.1.0.0/16"], administrators: { deployer: role } },
    },
    unreachable,
  );
  refuses(
    "private networks beside public ones without an existing network",
    { kubernetesApi: { ...api, privateNetworks: ["10.1.0.0/16"] } },
    unreachable,
  );
  const many = (count: number) => Array.from({ length: count }, (_, index) => `9.9.${index}.9/32`);
  refuses(
    "more public networks than EKS takes",
    { kubernetesApi: { ...api, publicNetworks: many(41) } },
    "kubernetesApi.publicNetworks: a list of 41 networks is not allowed; allowed: 40 at most. EKS takes no more: " +
      "join networks that lie next to each other.",
  );
  accepts("as many as EKS takes", { kubernetesApi: { ...api, publicNetworks: many(40) } });
  refuses(
    "a private network as a public one",
    { kubernetesApi: { ...api, publicNetworks: ["10.1.0.0/16"] } },
    'kubernetesApi.publicNetworks[0]: "10.1.0.0/16" is not allowed; allowed: a network of public addresses. ' +
      "Name the addresses under which AWS sees these machines, such as those of your NAT or VPN.",
  );
  refuses(
    "a public network as a private one",
    { kubernetesApi: { ...api, privateNetworks: ["8.8.8.8/32"] } },
    unreachable.replace("10.1.0.0/16", "8.8.8.8/32"),
    'kubernetesApi.privateNetworks[0]: "8.8.8.8/32" is not allowed; allowed: a network of private addresses. ' +
      "Public networks reach the endpoint through kubernetesApi.publicNetworks.",
  );
  refuses(
    "the whole internet",
    { kubernetesApi: { ...api, publicNetworks: ["0.0.0.0/0"] } },
    'kubernetesApi.publicNetworks[0]: "0.0.0.0/0" is not allowed; allowed: an IPv4 network in CIDR notation with ' +
      "no host bits set, /8 or narrower. Write one address as 198.51.100.7/32; 0.0.0.0/0 would be the whole internet.",
  );
  refuses(
    "the internet by halves of what one network may be",
    { kubernetesApi: { ...api, publicNetworks: ["20.0.0.0/8", "21.0.0.0/9"] } },
    'kubernetesApi.publicNetworks: ["20.0.0.0/8","21.0.0.0/9"] is not allowed; allowed: 16,777,216 public addresses ' +
      "together, those of one /8, not 25,165,824. Name the networks of your people: so many addresses are not theirs " +
      "alone.",
  );
  refuses(
    "an IPv6 network",
    { kubernetesApi: { ...api, publicNetworks: ["::/0"] } },
    'kubernetesApi.publicNetworks[0]: "::/0" is not allowed; allowed: an IPv4 network: IPv6 is not supported, nor ' +
      "IPv4 in its notation. Load balancers and Kubernetes API listen on IPv4: name the IPv4 networks of these machines.",
  );
  refuses(
    "a private network that goes on with public addresses",
    { network: { existing }, kubernetesApi: { ...api, privateNetworks: ["192.168.0.0/13"] } },
    'kubernetesApi.privateNetworks[0]: "192.168.0.0/13" is not allowed; allowed: a network of private addresses. ' +
      "Public networks reach the endpoint through kubernetesApi.publicNetworks.",
  );
  refuses(
    "nobody",
    { kubernetesApi: { ...api, administrators: {} } },
    "kubernetesApi.administrators: {} is not allowed; allowed: at least 1. Name the role that runs `pulumi up`: { deployer: roleArn }.",
  );
  refuses(
    "a list of administrators",
    { kubernetesApi: { ...api, administrators: [role] } },
    `kubernetesApi.administrators: ["${role}"] is not allowed; allowed: a plain object. Name the role that runs ` +
      "`pulumi up`: { deployer: roleArn }.",
  );
  refuses(
    "a session of a role",
    {
      kubernetesApi: {
        ...api,
        administrators: { deployer: "arn:aws:sts::111122223333:assumed-role/deployer/me" },
      },
    },
    'kubernetesApi.administrators.deployer: "arn:aws:sts::111122223333:assumed-role/deployer/me" is not allowed; ' +
      "allowed: the ARN of an IAM role or user, with its account of 12 digits. Name the role itself, not a session of it " +
      "(arn:aws:sts::…:assumed-role/…).",
  );
  refuses(
    "a name that could not be part of others",
    { kubernetesApi: { ...api, administrators: { "The Boss": role } } },
    'kubernetesApi.administrators.The Boss: "The Boss" is not allowed; allowed: 1 to 20 lower-case letters, digits ' +
      "and hyphens, a letter first. This is only a name: choose another.",
  );
  accepts("a user, a role with a path, another partition, and an Output", {
    kubernetesApi: {
      ...api,
      administrators: {
        one: "arn:aws:iam::111122223333:user/ops",
        two: "arn:aws:iam::111122223333:role/team/ci",
        three: "arn:aws-us-gov:iam::111122223333:role/ci",
        four: output,
        five: Promise.resolve(role),
      },
    },
  });
});
