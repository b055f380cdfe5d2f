/** What begins the annotations of ingress-nginx. */
export const nginx = "nginx.ingress.kubernetes.io/";
