import { accepts, refuses } from "./verdicts";

const network =
  "allowed: an IPv4 network in CIDR notation with no host bits set, of public or private addresses, outside " +
  "SERVICES. Name the network of the service that a workflow calls, such as 10.20.0.0/16.";

describe("validate: egress", () => {
  for (const value of ["172.20.0.0/16", "172.20.7.0/24"]) {
    refuses(
      `${value} as a network`,
      { egress: { networks: [{ network: value, port: 443 }] } },
      `egress.networks[0].network: "${value}" is not allowed; ${network.replace("SERVICES", "172.20.0.0/16")}`,
    );
  }
  for (const value of [
    "169.254.169.254/32",
    "127.0.0.1/32",
    "224.0.0.0/4",
    "10.20.0.1/16",
    "10.20.0.1",
    "::/0",
    "mail.example.com",
  ]) {
    refuses(
      `${value} as a network`,
      { egress: { networks: [{ network: value, port: 443 }] } },
      `egress.networks[0].network: "${value}" is not allowed; ${network.replace("SERVICES", "the Kubernetes Services")}`,
    );
  }
  refuses(
    "a network without its port",
    { egress: { networks: [{ network: "10.20.0.0/16" }] } },
    "egress.networks[0].port: missing; needed: a whole number from 1 to 65535. Give the TCP port of the service.",
  );
  refuses(
    "a port that does not exist",
    { egress: { networks: [{ network: "10.20.0.0/16", port: 65536 }] } },
    "egress.networks[0].port: 65536 is not allowed; allowed: a whole number from 1 to 65535. Give the TCP port " +
      "of the service.",
  );
  refuses(
    "a text in place of a network",
    { egress: { networks: ["10.20.0.0/16"] } },
    'egress.networks[0]: "10.20.0.0/16" is not allowed; allowed: a plain object. Give { network, port }.',
  );
  refuses(
    "one network outside of a list",
    { egress: { networks: { network: "10.20.0.0/16", port: 443 } } },
    'egress.networks: {"network":"10.20.0.0/16","port":443} is not allowed; allowed: a plain list. ' +
      "Give [{ network, port }].",
  );
  refuses(
    "another word than true or false",
    { egress: { https: "no" } },
    'egress.https: "no" is not allowed; allowed: true, false. Leave it out for the default: true.',
  );
  refuses(
    "a misspelled key, which would leave the way open",
    { egress: { http: false } },
    "egress.http: an argument of this name is not allowed; allowed: https, networks. Did you mean https?",
  );
  accepts("nothing", { egress: {} });
  accepts("nothing to the outside", { egress: { https: false, networks: [] } });
  accepts("public, private and mixed networks", {
    egress: {
      networks: [
        { network: "0.0.0.0/0", port: 587 },
        { network: "10.20.0.0/16", port: 5432 },
        { network: "172.16.0.0/12", port: 1 },
        { network: "100.64.0.0/10", port: 65535 },
        { network: "8.8.8.8/32", port: 443 },
      ],
    },
  });
});
