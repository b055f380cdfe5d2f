/** Jobs that are created and fail, as the real Kubernetes provider reports them. */
import { Properties, WireValue, isObject } from "../engine/wire";
import { Subject, list, object, text } from "./package";

/** A resource was created but not initialised. */
export class Failure extends Error {
  readonly reasons: string[];

  constructor(
    readonly id: string,
    readonly properties: Properties,
    reason: string,
  ) {
    super(`resource ${id} was successfully created, but did not become ready: ${reason}`);
    this.reasons = [reason];
  }
}

/** How the object fails, if it is a Job whose name is set up to fail. */
export function failureOf(
  { type, inputs, name }: Subject,
  failing: RegExp,
): { status: WireValue; reason: string } | undefined {
  if (
    type !== "kubernetes:batch/v1:Job" ||
    !failing.test(text(object(inputs.metadata).name) ?? name)
  ) {
    return undefined;
  }
  return {
    status: { conditions: [{ type: "Failed", status: "True", reason: "BackoffLimitExceeded" }] },
    reason: "Job has reached the specified backoff limit",
  };
}

/** True for an object that failed and asks for a retry with `pulumi.com/replaceUnready`. */
export function isUnready(olds: Properties, news: Properties): boolean {
  const annotations = object(object(news.metadata).annotations);
  const conditions = list(object(olds.status).conditions).filter(isObject);
  return (
    text(annotations["pulumi.com/replaceUnready"]) === "true" &&
    conditions.some((each) => each.type === "Failed" && each.status === "True")
  );
}
