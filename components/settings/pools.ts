/** Servers of one purpose: `edge` for what the internet talks to, `core` for the rest. */
export type PoolName = "edge" | "core";
