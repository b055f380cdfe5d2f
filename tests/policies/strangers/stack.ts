import { parse, parseAllDocuments } from "yaml";
import { UNKNOWN_VALUE } from "../../../preview/engine/wire";

type Inputs = Readonly<Record<string, unknown>>;

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

interface State {
  readonly urn: string;
  readonly inputs: Inputs;
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** The state of a stack with the resources of a short text, and with Kubernetes objects in YAML. */
export function stackOf(short: string, manifests: string): string {
  const declared = Object.entries(parse(short) as Readonly<Record<string, Inputs>>);
  const urns = new Map(declared.map(([key]) => [key.slice(key.indexOf(" ") + 1), urnOf(key)]));
  const states = declared.map(([key, inputs]): State => {
    const dependencies = Object.entries(inputs).map(([property, value]) => [
      property,
      namesIn(value).map((name) => urns.get(name) ?? `no ${name} in the stack`),
    ]);
    return {
      urn: urnOf(key),
      inputs: withUnknowns(inputs) as Inputs,
      propertyDependencies: Object.fromEntries(dependencies) as State["propertyDependencies"],
    };
  });
  const objects = parseAllDocuments(manifests).map((document) => {
    const object = document.toJS() as Manifest;
    const version = object.apiVersion.includes("/")
      ? object.apiVersion
      : `core/${object.apiVersion}`;
    const urn = urnOf(`kubernetes:${version}:${object.kind} ${object.metadata.name}`);
    return { urn, inputs: object, propertyDependencies: {} };
  });
  const resources = [...objects, ...states].map((state) => ({ ...state, custom: true }));
  return JSON.stringify({ version: 3, deployment: { resources } });
}

/** `aws:lb/listener:Listener web` → `urn:pulumi:dev::shop::aws:lb/listener:Listener::web`. */
const urnOf = (key: string): string => `urn:pulumi:dev::shop::${key.replace(" ", "::")}`;

const reference = /^\$\{([^}]+)\}$/;

function namesIn(value: unknown): string[] {
  if (typeof value === "string") return [reference.exec(value)?.[1] ?? []].flat();
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

function withUnknowns(value: unknown): unknown {
  if (typeof value === "string") return reference.test(value) ? UNKNOWN_VALUE : value;
  if (Array.isArray(value)) return value.map(withUnknowns);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withUnknowns(each)]));
}
