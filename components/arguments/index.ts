export * from "./access";
export * from "./backends";
export * from "./capacity";
export * from "./edge";
export * from "./egress";
export * from "./identity";
export * from "./installation";
export * from "./network";
