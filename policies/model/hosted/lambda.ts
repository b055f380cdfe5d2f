import { at, isAbsent } from "../../value";
import { type Admission, admitEveryone, admitUndecided } from "../networks/admission";
import type { Way } from "../exposure/exposure";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { container } from "./containers";
import type { Hosted, TaskNetwork, Platform } from "./hosted";
import { wayTo } from "./way";

/**
 * Functions of Lambda: clients come by a function URL, by API Gateway or through a target group.
 *
 * Source: Lambda's guide, "Control access to Lambda function URLs".
 */
export const lambda: Platform = {
  described: {
    name: "Lambda",
    serves:
      "functions of container images, and functions that pass requests on to a load balancer of Tracardi's",
    decided: [
      "function URLs without authorization",
      "integrations of HTTP APIs, which are public",
      "the load balancers of target groups that lead to a function",
    ],
    undecided: [
      "function URLs whose requests are signed, and integrations of REST APIs",
      "whether a function with an address of Tracardi's passes requests on to it",
    ],
    unseen: ["addresses in a function's code, and CloudFront functions"],
    source: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  },
  hosted: (index) =>
    index.ofKind("lambda").map((resource): Hosted => {
      const { props } = resource;
      const image = at(props, "imageUri");
      return {
        resource,
        label: `Lambda function ${resource.name}`,
        containers: [
          container({
            image: isAbsent(image) ? "lambda" : image,
            variables: at(props, "environment", "variables"),
          }),
        ],
        ways: (around) => [
          ...byUrl(resource, index),
          ...byGateway(resource, index),
          ...targeted(resource, around),
        ],
      };
    }),
};
const isOf = (
  from: StackResource,
  property: string,
  lambda: StackResource,
  index: ResourceIndex,
): boolean => {
  const named = at(from.props, property);
  return (
    index.resolve(from, property, named, "lambda").includes(lambda) ||
    index.referenced(from, property, "lambda").includes(lambda) ||
    (typeof named === "string" &&
      [at(lambda.props, "name"), lambda.name].some(
        (name) => name === named.replace(/^.*:function:/, ""),
      ))
  );
};

const byUrl = (lambda: StackResource, index: ResourceIndex): Way[] =>
  index
    .ofKind("functionUrl")
    .filter((url) => isOf(url, "functionName", lambda, index))
    .map((url) => wayTo(url, `function URL ${url.name}`, callersOf(url)));

function callersOf({ props }: StackResource): Admission {
  const type = at(props, "authorizationType");
  if (type === "NONE") return admitEveryone("is served to anyone by Lambda");
  return admitUndecided("who may sign requests to it is not followed");
}

function byGateway(lambda: StackResource, index: ResourceIndex): Way[] {
  const http = index
    .ofKind("httpIntegration")
    .filter((each) => isOf(each, "integrationUri", lambda, index))
    .map((each) =>
      wayTo(
        each,
        `API Gateway integration ${each.name}`,
        admitEveryone("is served to anyone by API Gateway"),
      ),
    );
  const rest = index
    .ofKind("restIntegration")
    .filter((each) => isOf(each, "uri", lambda, index))
    .map((each) =>
      wayTo(
        each,
        `REST API integration ${each.name}`,
        admitUndecided("whether its REST API is private is not followed"),
      ),
    );
  return [...http, ...rest];
}

const targeted = (lambda: StackResource, { index, fronts }: TaskNetwork): Way[] =>
  index
    .ofKind("targetGroupAttachment")
    .filter((attachment) => isOf(attachment, "targetId", lambda, index))
    .flatMap((attachment) => {
      const arn = at(attachment.props, "targetGroupArn");
      return index
        .resolve(attachment, "targetGroupArn", arn, "targetGroup")
        .flatMap((group) => fronts.of(group));
    });
