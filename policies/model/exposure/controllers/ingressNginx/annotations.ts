/** The prefix of ingress-nginx annotations. */
export const nginx = "nginx.ingress.kubernetes.io/";
