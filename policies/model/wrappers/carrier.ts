const mark = "#inside:";

/** The URN of an object inside a resource of the stack, such as a Service in a Bundle. */
export const insideOf = (urn: string, inner: string): string => `${urn}${mark}${inner}`;

/** The URN of the resource of the stack that an object is in: its own, for most. */
export const carrierOf = (urn: string): string => urn.split(mark)[0];
