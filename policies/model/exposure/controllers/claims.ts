import type { Claims } from "./controller";

interface Claiming<Asking> {
  readonly claims: Claims<Asking>;
}

/** Finds, of several controllers, those that objects belong to. */
export class Claimants<Asking, One extends Claiming<Asking>> {
  constructor(private readonly all: readonly One[]) {}

  /** By what the class in the stack calls its controller. */
  byController(name: string): One | undefined {
    return this.all.find(({ claims }) => claims.controller?.test(name) === true);
  }

  /** By what a class is called. */
  byClassName(name: string): One | undefined {
    return this.all.find(({ claims }) => claims.className?.test(name) === true);
  }

  /** By what an object itself has. */
  askedBy(object: Asking): readonly One[] {
    return this.all.filter(({ claims }) => claims.asked?.(object) === true);
  }

  /** The one that is taken where nothing tells. */
  get rest(): One {
    const [rest] = this.all.filter(({ claims }) => claims.rest === true);
    return rest;
  }
}
