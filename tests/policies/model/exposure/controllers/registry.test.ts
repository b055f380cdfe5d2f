import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type {
  Claims,
  Controller,
} from "../../../../../policies/model/exposure/controllers/controller";
import { controllers } from "../../../../../policies/model/exposure/controllers/registry";

const folder = join(__dirname, "../../../../../policies/model/exposure/controllers");

/** What the files and those of the folders are named after. */
const namesakes = (): [string, unknown][] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file): [string, unknown][] => {
      const name = basename(file, ".ts");
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const exported = require(join(folder, file)) as Record<string, unknown>;
      return name in exported ? [[name, exported[name]]] : [];
    });

const isController = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "described" in value;

const claimsOf = (kind: "ingresses" | "gateways" | "services"): Claims<never>[] =>
  controllers.flatMap((one): Claims<never>[] => {
    const claims = one[kind]?.claims;
    return claims === undefined ? [] : [claims];
  });

describe("the registry of controllers", () => {
  const found = namesakes().filter(([, value]) => isController(value));

  it("finds the controllers by their files", () => {
    assert.ok(found.length >= 35, `${found.length} files`);
  });

  for (const [name, value] of found) {
    it(`lists ${name}`, () => assert.ok(controllers.includes(value as Controller)));
  }

  it("lists none twice, and none that says nothing", () => {
    assert.equal(new Set(controllers).size, controllers.length);
    assert.deepEqual(
      controllers.filter((one) => Object.keys(one).length < 2),
      [],
    );
  });

  it("describes each by a name of its own, with what it decides or leaves open", () => {
    const described = controllers.map((one) => one.described);
    assert.equal(new Set(described.map(({ name }) => name)).size, controllers.length);
    const silent = described.filter(
      ({ decided, undecided }) => decided.length + undecided.length === 0,
    );
    assert.deepEqual(silent, []);
  });

  for (const kind of ["ingresses", "gateways", "services"] as const) {
    it(`leaves the rest of ${kind} to one`, () => {
      assert.equal(claimsOf(kind).filter(({ rest }) => rest).length, 1);
    });

    it(`has no other claim on ${kind} that holds for nothing`, () => {
      const empty = claimsOf(kind).filter((claims) => Object.keys(claims).length === 0);
      assert.deepEqual(empty, []);
    });
  }
});
