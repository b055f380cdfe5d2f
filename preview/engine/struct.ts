import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "./wire";

export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties);
}

export function fromStruct(struct: Struct | undefined): Properties {
  return (struct?.toJavaScript() ?? {}) as Properties;
}
