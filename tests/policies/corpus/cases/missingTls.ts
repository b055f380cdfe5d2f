import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addService } from "../changes";
import { addAlb, addBalanced, addNginx, alb, balancer, part } from "../entranceChanges";

const ports = `${alb}listen-ports`;
const image = "registry.example.com/mirror/";

export const cases: RuleCases = {
  rule: "tracardi-missing-tls",
  red: [
    {
      what: "an internal load balancer without a certificate",
      change: (l) => addBalanced(l, "internalApi", { [`${balancer}ssl-cert`]: undefined }),
    },
    {
      what: "a load balancer of Kubernetes' own controller",
      change: (l) =>
        addService(l, "gui", {
          type: "LoadBalancer",
          loadBalancerSourceRanges: ["203.0.113.0/24"],
        }),
    },
    {
      what: "an Ingress of the AWS controller that listens to HTTP only",
      change: (l) => addAlb(l, "publicApi", { [ports]: '[{"HTTP": 80}]' }),
    },
    {
      what: "an Ingress of the AWS controller without a certificate",
      change: (l) => addAlb(l, "gui", { [`${alb}certificate-arn`]: undefined }),
    },
    {
      what: "an Ingress of nginx without tls",
      change: (l) => addNginx(l, "gui", {}, { tls: undefined }),
    },
    {
      what: "an Ingress of nginx with tls for another host",
      change: (l) =>
        addNginx(l, "gui", {}, { tls: [{ hosts: ["other.example.com"], secretName: "other" }] }),
    },
    { what: "a NodePort", change: (l) => addService(l, "internalApi", { type: "NodePort" }) },
    {
      what: "a port of the server",
      change: (l) => {
        l.container("gui").ports = [{ containerPort: 8080, hostPort: 8080 }];
      },
    },
    {
      what: "the API's image for TLS without a certificate",
      change: (l) => {
        l.container("internalApi").image = `${image}tracardi-api-ssl:0.8.2.1`;
        addBalanced(l, "internalApi", { [`${balancer}ssl-cert`]: undefined });
      },
    },
    {
      what: "a listener of aws.lb that speaks HTTP",
      forms: ["targetGroup"],
      change: (l) => {
        const listener = part(l, "internalApi", "https");
        Object.assign(listener, { port: 80, protocol: "HTTP" });
        delete listener.sslPolicy;
      },
    },
    {
      what: "a Service of the layout that loses its certificate",
      forms: ["service"],
      change: (l) => {
        part(l, "publicApi", "service").metadata.annotations[`${balancer}ssl-cert`] = undefined;
      },
    },
    {
      what: "a Gateway that listens to HTTP only",
      forms: ["gateway"],
      change: (l) => {
        part(l, "gui", "gateway").spec.listeners = [{ name: "https", protocol: "HTTP", port: 80 }];
      },
    },
    {
      what: "ports of an Ingress that are not known",
      undecided: true,
      change: (l) => addAlb(l, "gui", { [ports]: U }),
    },
    {
      what: "options of the API that are not known, behind a load balancer that passes TCP on",
      undecided: true,
      change: (l) => {
        l.setEnv("internalApi", "GUNICORN_CMD_ARGS", U as never);
        addBalanced(l, "internalApi", { [`${balancer}ssl-cert`]: undefined });
      },
    },
  ],
  green: [
    { what: "an internal load balancer with a certificate", change: (l) => addBalanced(l, "gui") },
    {
      what: "a certificate that is not known yet",
      change: (l) => addAlb(l, "gui", { [`${alb}certificate-arn`]: U }),
    },
    {
      what: "a Service that only the cluster uses",
      change: (l) => addService(l, "internalApi", { type: "ClusterIP" }),
    },
    {
      what: "the GUI's image for TLS behind a load balancer that passes TCP on",
      change: (l) => {
        l.container("gui").image = `${image}tracardi-gui-https:0.8.2.1`;
        addBalanced(l, "gui", { [`${balancer}ssl-cert`]: undefined });
      },
    },
    {
      what: "an API with a certificate behind a load balancer that passes TCP on",
      change: (l) => {
        const options = "--keyfile=/ssl/key.pem --certfile=/ssl/cert.pem";
        l.setEnv("internalApi", "GUNICORN_CMD_ARGS", options);
        addBalanced(l, "internalApi", { [`${balancer}ssl-cert`]: undefined });
      },
    },
    { what: "an Ingress of nginx with tls", change: (l) => addNginx(l, "gui") },
  ],
};
