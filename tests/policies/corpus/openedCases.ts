import { type Inputs, U } from "../../helpers/policyStack";
import type { Case } from "./case";
import { addIngress, addService, labelsOf } from "./changes";
import { addPolicy, addPooled, conditioned } from "./controllerChanges";
import { alb, balancer, nginx } from "./entranceChanges";
import { nlb, office } from "./closedCases";
import { openedForms } from "./openedForms";

const ruleTo = (name: string): Inputs => ({
  host: "further.example.com",
  http: {
    paths: [
      { path: "/", pathType: "Prefix", backend: { service: { name, port: { number: 443 } } } },
    ],
  },
});

/** Ways that let the internet in to what only some may reach: the internal API or the GUI. */
export function opened(role: "internalApi" | "gui"): Case[] {
  return [
    {
      what: "a Service of type LoadBalancer",
      change: (l) => addService(l, role, { type: "LoadBalancer" }),
    },
    {
      what: "an internet-facing network load balancer",
      change: (l) => addService(l, role, nlb, { [`${balancer}scheme`]: "internet-facing" }),
    },
    {
      what: "source ranges of which one is open",
      change: (l) =>
        addService(l, role, {
          type: "LoadBalancer",
          loadBalancerSourceRanges: [office, "0.0.0.0/0"],
        }),
    },
    {
      what: "source ranges that are two halves of the internet",
      change: (l) =>
        addService(l, role, {
          type: "LoadBalancer",
          loadBalancerSourceRanges: ["0.0.0.0/1", "128.0.0.0/1"],
        }),
    },
    {
      what: "another name of another name of its Service, at an open Ingress",
      change: (l) => {
        const names = ["first", "second"];
        addIngress(l, role, {}, { ingressClassName: "nginx", rules: [ruleTo("second")] });
        ["behind", ...names].slice(0, -1).forEach((of, n) => {
          const { namespace = "default" } = l.inputs(role).metadata;
          const externalName = `${of}.${namespace}.svc.cluster.local`;
          l.addBeside(role, "kubernetes:core/v1:Service", names[n], {
            spec: { type: "ExternalName", externalName },
          });
        });
      },
    },
    {
      what: "a canary, whose own limits are not read, of an open Ingress",
      change: (l) => {
        const canary = { [`${nginx}canary`]: "true", [`${nginx}whitelist-source-range`]: office };
        addIngress(l, role, canary, { ingressClassName: "nginx" });
        l.addBeside(role, "kubernetes:networking.k8s.io/v1:Ingress", "main", {
          spec: { ingressClassName: "nginx", rules: [ruleTo("website")] },
        });
      },
    },
    { what: "a NodePort", change: (l) => addService(l, role, { type: "NodePort" }) },
    {
      what: "outside addresses of a Service",
      change: (l) => addService(l, role, { externalIPs: ["198.51.100.1"] }),
    },
    {
      what: "a load balancer that selects by one label of several",
      change: (l) => {
        const [key, value] = Object.entries(labelsOf(l, role))[0];
        addService(l, role, { type: "LoadBalancer", selector: { [key]: value } });
      },
    },
    {
      what: "the network of the server",
      change: (l) => {
        l.podSpec(role).hostNetwork = true;
      },
    },
    {
      what: "a port of the server",
      change: (l) => {
        l.container(role).ports = [{ containerPort: 8080, hostPort: 8080 }];
      },
    },
    {
      what: "an Ingress of nginx without a list of networks",
      change: (l) => addIngress(l, role, {}, { ingressClassName: "nginx" }),
    },
    {
      what: "an Ingress of nginx that lets in who logs in",
      change: (l) =>
        addIngress(
          l,
          role,
          { [`${nginx}whitelist-source-range`]: office, [`${nginx}satisfy`]: "any" },
          { ingressClassName: "nginx" },
        ),
    },
    {
      what: "an internet-facing Ingress of the AWS controller",
      change: (l) =>
        addIngress(l, role, { [`${alb}scheme`]: "internet-facing" }, { ingressClassName: "alb" }),
    },
    {
      what: "an Ingress of the AWS controller that admits half of IPv6",
      change: (l) =>
        addIngress(
          l,
          role,
          { [`${alb}scheme`]: "internet-facing", [`${alb}inbound-cidrs`]: `${office}, ::/1` },
          { ingressClassName: "alb" },
        ),
    },
    {
      what: "an Ingress of Traefik",
      change: (l) => addIngress(l, role, {}, { ingressClassName: "traefik" }),
    },
    {
      what: "an internet-facing Ingress whose rule is for an office and everyone",
      change: (l) => addIngress(l, role, conditioned("0.0.0.0/0"), { ingressClassName: "alb" }),
    },
    {
      what: "a load balancer with an address of a pool that is partly public",
      change: (l) => addPooled(l, role, "10.20.0.0/24", "198.51.100.0/28"),
    },
    {
      what: "a Gateway's policy for everyone",
      change: (l) => addPolicy(l, role, "0.0.0.0/0"),
    },
    {
      what: "an Ingress's default backend",
      change: (l) =>
        addIngress(
          l,
          role,
          {},
          {
            ingressClassName: "nginx",
            rules: [],
            defaultBackend: { service: { name: "behind", port: { number: 443 } } },
          },
        ),
    },
    {
      what: "an Ingress group that another member makes internet-facing",
      change: (l) => {
        const group = { [`${alb}group.name`]: "shared" };
        addIngress(
          l,
          role,
          { ...group, [`${alb}scheme`]: "internal" },
          { ingressClassName: "alb" },
        );
        l.addBeside(role, "kubernetes:networking.k8s.io/v1:Ingress", "other", {
          metadata: { annotations: { ...group, [`${alb}scheme`]: "internet-facing" } },
          spec: {
            ingressClassName: "alb",
            defaultBackend: { service: { name: "something-else", port: { number: 80 } } },
          },
        });
      },
    },
    {
      what: "whether a load balancer is internal not being known",
      undecided: true,
      change: (l) => addService(l, role, nlb, { [`${balancer}scheme`]: U }),
    },
    {
      what: "a target group that no listener of the stack leads to",
      undecided: true,
      change: (l) => {
        addService(l, role, {});
        l.addBeside(role, "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding", "bound", {
          spec: {
            targetGroupARN: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/x/1",
            serviceRef: { name: "extra", port: 443 },
          },
        });
      },
    },
    ...openedForms(role),
  ];
}
