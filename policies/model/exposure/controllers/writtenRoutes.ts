import type { Value } from "../../../value";
import { yamlPackage } from "../../../yaml";
import { hostNamesIn } from "../references/hostsInText";
import { type InferredReference, inferredReferences } from "../references/inferredReferences";
import type { Controller } from "./controller";

/**
 * Controllers that read routes from the text of an annotation, on an Ingress or a Service.
 *
 * Source: Ambassador's and Emissary's `getambassador.io/config`, Skipper's `zalando.org/skipper-routes`, and the parts
 * of HAProxy's configuration in `haproxy-ingress.github.io/config-*` and `haproxy.org/*-snippet`.
 */
export const writtenRoutes: Controller = {
  described: {
    name: "Routes in annotations",
    serves: "annotations of Ambassador, Emissary, Skipper and HAProxy that hold routes as text",
    decided: [],
    undecided: ["who comes to a Service that such a text names"],
    unseen: ["routes that a program outside the cluster writes"],
  },
  settings: {
    annotation: (key, text) => {
      if (/(^|\.)getambassador\.io\/config$/.test(key)) return inObjects(text);
      return snippets.test(key) ? inSnippet(text) : [];
    },
  },
};

const snippets =
  /skipper-(routes|filter|predicate)|haproxy[\w.-]*\/[\w-]*(config|snippet)|nginx\.org\/[\w-]*snippets$/;

/** The Services in objects that are written into an annotation as YAML. */
function inObjects(text: string): readonly InferredReference[] {
  try {
    const documents = yamlPackage().parseAllDocuments(text, { logLevel: "silent" });
    return documents.flatMap((document) => inferredReferences(document.toJS() as Value));
  } catch {
    return inSnippet(text);
  }
}

const inSnippet = (text: string): readonly InferredReference[] =>
  hostNamesIn(text).map(([name, namespace]) => ({ name, namespace }));
