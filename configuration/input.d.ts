// In a configuration, an `Input` is the value itself. The schema is generated with this type in place of the SDK's.
export type Input<T> = T;
