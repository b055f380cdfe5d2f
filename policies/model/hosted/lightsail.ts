import { isAbsent, at, items } from "../../value";
import { admitEveryone, admitUndecided } from "../networks/admission";
import { container } from "./containers";
import type { Hosted, Platform } from "./hosted";
import { containersIn, scriptIn } from "./script";
import { wayTo } from "./way";

/**
 * A container service of Lightsail has at most one public endpoint. A server of Lightsail has a public address, and lets
 * anyone in at the ports of SSH and HTTP unless told otherwise.
 *
 * Source: Lightsail's guide, "Container services" and "Instance firewalls".
 */
export const lightsail: Platform = {
  described: {
    name: "Lightsail",
    serves: "deployments of container services, and servers whose script starts Tracardi's images",
    decided: [
      "the public endpoint of a deployment",
      "servers without firewall rules of their own in the stack, which let anyone in",
    ],
    undecided: ["servers beside firewall rules of Lightsail in the stack"],
    unseen: ["its load balancers and distributions"],
    source: "https://docs.aws.amazon.com/lightsail/latest/userguide/",
  },
  hosted: (index) => [
    ...index.ofKind("lightsailDeployment").map((resource): Hosted => {
      const label = `Lightsail deployment ${resource.name}`;
      const endpoint = at(resource.props, "publicEndpoint");
      const containers = items(at(resource.props, "containers")).map((each) =>
        container({
          name: at(each, "containerName"),
          image: at(each, "image"),
          command: items(at(each, "commands")),
          variables: at(each, "environment"),
        }),
      );
      const everyone = admitEveryone("has a public endpoint of Lightsail");
      const ways = () => (isAbsent(endpoint) ? [] : [wayTo(resource, label, everyone)]);
      return { resource, label, containers, ways };
    }),
    ...index.ofKind("lightsailInstance").map((resource): Hosted => {
      const label = `Lightsail server ${resource.name}`;
      const containers = containersIn(scriptIn(at(resource.props, "userData"), undefined));
      const firewalled = index.ofKind("lightsailPorts").length > 0;
      const gate = firewalled
        ? admitUndecided("whom its firewall lets in is not followed")
        : admitEveryone("lets anyone in at the port of HTTP, as servers of Lightsail do");
      return { resource, label, containers, ways: () => [wayTo(resource, label, gate)] };
    }),
  ],
};
