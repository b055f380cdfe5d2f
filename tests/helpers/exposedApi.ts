import { service } from "./front";
import { clusters, deployment } from "./layouts";
import { type Inputs, TestStack, judge, messagesOf } from "./policyStack";

const rule = "tracardi-gui-api-exposed";
export const found = (stack: TestStack, cluster: "known" | "unknown" = "unknown"): string[] =>
  messagesOf(judge(stack, { cluster }), rule);
export const undecided = (stack: TestStack): string[] =>
  messagesOf(judge(stack), "tracardi-undecided");

/** One API behind a Service of type LoadBalancer that is open to the internet. */
export function exposed(container: Inputs = {}, type = "apps/v1:Deployment"): TestStack {
  const api = deployment("api", "tracardi-api", 5, []);
  Object.assign(api.spec.template.spec.containers[0], container);
  return clusters(new TestStack())
    .add(`kubernetes:${type}`, "api", api, { provider: "edge" })
    .add("kubernetes:core/v1:Service", "service", service("api", { type: "LoadBalancer" }), {
      provider: "edge",
    });
}

export const env = (...entries: Inputs[]): Inputs => ({ env: entries });
