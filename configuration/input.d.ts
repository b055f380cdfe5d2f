// What `Input` is in a configuration: the value itself. The schema is made with it in place of the SDK's type.
export type Input<T> = T;
