import { at, isAbsent } from "../../../../value";
import { byDefault } from "../../topology/ingresses";
import type { Controller } from "../controller";
import { nginx } from "./annotations";
import { serveAsNginx } from "./ingressServing";
import { nginxSettings } from "./settings";

/** The nginx Ingress controller of the Kubernetes project. F5's controller serves other Ingresses. */
export const ingressNginx: Controller = {
  described: {
    name: "ingress-nginx",
    source:
      "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/",
    serves:
      "Ingresses of the classes `nginx` and `webapprouting.kubernetes.azure.com`, and those that no other controller claims",
    decided: [
      "the networks of `whitelist-source-range` and `allowlist-source-range`, or of the ConfigMap of a controller in the stack",
      "the ways to a controller in the stack whose class is in the stack too, or that serves Ingresses without a class",
      "`satisfy: any`, and canaries of another Ingress",
      "`--annotations-prefix` of a controller in the stack",
    ],
    undecided: [
      "snippets with directives that may let others in",
      "addresses from a header (`use-forwarded-headers` of a controller in the stack)",
    ],
    unseen: ["`denylist-source-range`: who is not denied counts as let in"],
  },
  ingresses: {
    claims: {
      // F5's controller reads different annotations.
      controller: /^(?!.*nginx\.(org|com)).*nginx/,
      className: /nginx|^webapprouting\.kubernetes\.azure\.com$/i,
      rest: true,
    },
    backends({ annotations }) {
      const fallback = at(annotations, `${nginx}default-backend`);
      return isAbsent(fallback) ? [] : [byDefault(fallback)];
    },
    serve: serveAsNginx,
  },
  settings: nginxSettings,
};
