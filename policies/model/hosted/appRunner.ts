import { holds, not, choose } from "../../known";
import { at, fields } from "../../value";
import { admitEveryone, admitInside, admitUndecided } from "../networks/admission";
import { container } from "./containers";
import type { Platform } from "./hosted";
import { wayTo } from "./way";

/**
 * App Runner's services are public unless they say otherwise.
 *
 * Source: App Runner's guide, "Enabling Private endpoint for incoming traffic".
 */
export const appRunner: Platform = {
  described: {
    name: "App Runner",
    serves: "its services of container images",
    decided: ["`isPubliclyAccessible`, true where it is not said"],
    undecided: [],
    unseen: ["its web ACLs, and services that it builds from a repository of sources"],
    source: "https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html",
  },
  hosted: (index) =>
    index.ofKind("appRunnerService").map((resource) => {
      const label = `App Runner service ${resource.name}`;
      const image = at(resource.props, "sourceConfiguration", "imageRepository");
      const settings = at(image, "imageConfiguration");
      const ingress = at(resource.props, "networkConfiguration", "ingressConfiguration");
      const isPrivate = holds(at(ingress, "isPubliclyAccessible"), (value) => value === false);
      return {
        resource,
        label,
        containers: [
          container({
            image: at(image, "imageIdentifier"),
            variables: at(settings, "runtimeEnvironmentVariables"),
            secrets: fields(at(settings, "runtimeEnvironmentSecrets")).map(([name]) => name),
          }),
        ],
        ways: () => [
          wayTo(
            resource,
            label,
            choose(not(isPrivate), {
              yes: admitEveryone("is served to anyone by App Runner"),
              no: admitInside,
              unknown: admitUndecided("whether it is public is not known"),
            }),
          ),
        ],
      };
    }),
};
