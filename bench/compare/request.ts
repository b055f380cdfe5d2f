import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";

/**
 * Left out: the source position of the request, which is not about the resource, and the inputs in the protocol's form.
 */
const aside = ["sourceposition", "stacktrace", "parentstacktracehandle", "object"];

/**
 * A registration as plain data: inputs, options, dependencies and anything else in the protocol, so that the comparison
 * covers fields that we did not think of. Dependencies are sorted, as they have no order.
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

/** The data with the checkout's folder replaced, because inputs may contain file names. */
export function withoutFolder<T>(value: T, checkout: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(checkout, "<checkout>")) as T;
}
