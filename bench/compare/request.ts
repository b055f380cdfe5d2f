import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";

/** Says where in the program's text the request comes from, and nothing of the resource; and the inputs in the protocol's own form. */
const aside = ["sourceposition", "stacktrace", "parentstacktracehandle", "object"];

/**
 * A registration as plain data: inputs, options and dependencies, and whatever else the protocol has, so that nothing
 * is left out that we did not think of. Dependencies have no order.
 */
export function plainRequest(request: RegisterResourceRequest): Record<string, unknown> {
  const all = request.toObject();
  const dependencies = Object.fromEntries(
    all.propertydependenciesMap.map(([property, { urnsList }]) => [property, [...urnsList].sort()]),
  );
  const plain: Record<string, unknown> = {
    ...all,
    inputs: request.getObject()?.toJavaScript() ?? {},
    dependenciesList: [...all.dependenciesList].sort(),
    propertydependenciesMap: dependencies,
    providersMap: Object.fromEntries(all.providersMap),
  };
  return Object.fromEntries(Object.entries(plain).filter(([key]) => !aside.includes(key)));
}

/** The data with the checkout's own folder replaced: inputs may name files. */
export function withoutFolder<T>(value: T, checkout: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(checkout, "<checkout>")) as T;
}
