import { type Value, at, items } from "../../value";
import { yamlPackage } from "../../yaml";

/** The part of a kubeconfig that shows where objects live. */
export interface Kubeconfig {
  /** The addresses of its clusters. */
  readonly servers: readonly string[];
  /** The namespaces that its contexts set. */
  readonly namespaces: readonly string[];
}

/** Reads a kubeconfig in YAML or JSON; empty if it cannot be read or is not known. */
export function kubeconfigIn(kubeconfig: Value): Kubeconfig {
  if (typeof kubeconfig !== "string") return { servers: [], namespaces: [] };
  const found = read.get(kubeconfig) ?? parsed(kubeconfig);
  read.set(kubeconfig, found);
  return found;
}

/** Cached, because every object asks for the kubeconfig of its provider, which is always the same text. */
const read = new Map<string, Kubeconfig>();

function parsed(text: string): Kubeconfig {
  const config = contentOf(text);
  const textsIn = (list: string, ...path: readonly string[]): string[] =>
    items(at(config, list))
      .map((each) => at(each, ...path))
      .filter((value) => typeof value === "string")
      .filter((value) => value !== "");
  return {
    servers: textsIn("clusters", "cluster", "server"),
    namespaces: textsIn("contexts", "context", "namespace"),
  };
}

function contentOf(text: string): Value {
  try {
    return yamlPackage().parse(text, { logLevel: "silent" }) as Value;
  } catch {
    return undefined;
  }
}
