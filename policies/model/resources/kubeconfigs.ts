import { parse } from "yaml";
import { type Value, at, items } from "../../value";

/** What a kubeconfig says about where its objects live. */
export interface Kubeconfig {
  /** The addresses of its clusters. */
  readonly servers: readonly string[];
  /** The namespaces that its contexts set. */
  readonly namespaces: readonly string[];
}

/** What a kubeconfig says, in YAML or JSON; nothing where it cannot be read or is not known. */
export function kubeconfigIn(kubeconfig: Value): Kubeconfig {
  if (typeof kubeconfig !== "string") return { servers: [], namespaces: [] };
  const found = read.get(kubeconfig) ?? parsed(kubeconfig);
  read.set(kubeconfig, found);
  return found;
}

/** Every object asks for its provider's, which is the same text each time. */
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
    return parse(text, { logLevel: "silent" }) as Value;
  } catch {
    return undefined;
  }
}
