import type { ResourceIndex } from "../../resources/resources";
import type { Claims } from "./controller";

interface Claiming<Asking> {
  readonly claims: Claims<Asking>;
}

/** Finds the controller that an object belongs to. */
export class Claimants<Asking, One extends Claiming<Asking>> {
  constructor(private readonly all: readonly One[]) {}

  /** By the controller name that the class in the stack declares. */
  byController(name: string): One | undefined {
    return this.all.find(({ claims }) => claims.controller?.test(name) === true);
  }

  /** By the name of a class. */
  byClassName(name: string): One | undefined {
    return this.all.find(({ claims }) => claims.className?.test(name) === true);
  }

  /** By properties of the object itself, or by what the stack says of it elsewhere. */
  askedBy(object: Asking, index: ResourceIndex): readonly One[] {
    return this.all.filter(({ claims }) => claims.asked?.(object, index) === true);
  }

  /** The controller to assume if nothing else identifies one. */
  get rest(): One {
    const [rest] = this.all.filter(({ claims }) => claims.rest === true);
    return rest;
  }
}
