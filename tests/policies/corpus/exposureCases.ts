import { U, type Inputs } from "../../helpers/policyStack";
import type { Case, Layout, Role } from "./case";
import { addIngress, addService, labelsOf } from "./changes";

const balancer = "service.beta.kubernetes.io/aws-load-balancer-";
const alb = "alb.ingress.kubernetes.io/";
const nginx = "nginx.ingress.kubernetes.io/";
const office = "203.0.113.0/24";

const nlb: Inputs = { type: "LoadBalancer", loadBalancerClass: "service.k8s.aws/nlb" };

/** The resources of the forms that are written by hand are named after these. */
const appOf = (role: Role): string =>
  ({ publicApi: "public", internalApi: "internal" })[role as never] ?? role;

const own = (l: Layout, role: Role, part: string): Inputs =>
  l.stack.get(`${appOf(role)}-${part}`).inputs;

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
    ...inOneForm(role),
  ];
}

/** Changes of what a form has at its entrance. */
function inOneForm(role: "internalApi" | "gui"): Case[] {
  return [
    {
      what: "a security group that admits everyone, on an internet-facing load balancer",
      forms: ["targetGroup"],
      change: (l) => {
        own(l, role, "lb").internal = false;
        own(l, role, "in-0").cidrIpv4 = "0.0.0.0/0";
      },
    },
    {
      what: "a further rule for IPv6",
      forms: ["targetGroup"],
      change: (l) => {
        own(l, role, "lb").internal = false;
        l.stack.add(
          "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          "further-in",
          { securityGroupId: U, ipProtocol: "-1", cidrIpv6: "::/0" },
          { from: { securityGroupId: [`${appOf(role)}-sg`] } },
        );
      },
    },
    {
      what: "an Ingress that loses its list of networks",
      forms: ["nginx"],
      change: (l) => {
        own(l, role, "ingress").metadata.annotations = {};
      },
    },
    {
      what: "an Ingress whose list of networks is open",
      forms: ["nginx"],
      change: (l) => {
        const { annotations } = own(l, role, "ingress").metadata;
        annotations[`${nginx}whitelist-source-range`] = "10.0.0.0/8, 0.0.0.0/0";
      },
    },
    {
      what: "a Service that becomes open to the internet",
      forms: ["service"],
      change: (l) => {
        const { metadata, spec } = own(l, role, "service");
        metadata.annotations[`${balancer}scheme`] = "internet-facing";
        delete spec.loadBalancerSourceRanges;
      },
    },
    {
      what: "a Gateway that becomes open to the internet",
      forms: ["gateway"],
      change: (l) => {
        const { spec } = own(l, role, "config");
        spec.scheme = "internet-facing";
        spec.sourceRanges = ["0.0.0.0/0"];
      },
    },
  ];
}

/** Ways that look open to the internet and are not, for what only some may reach. */
export function closed(role: "internalApi" | "gui"): Case[] {
  return [
    {
      what: "an internal network load balancer",
      change: (l) => addService(l, role, nlb, { [`${balancer}scheme`]: "internal" }),
    },
    {
      what: "a load balancer for an office",
      change: (l) =>
        addService(l, role, { type: "LoadBalancer", loadBalancerSourceRanges: [office] }),
    },
    {
      what: "a load balancer of other pods",
      change: (l) => addService(l, role, { type: "LoadBalancer", selector: { app: "else" } }),
    },
    {
      what: "a load balancer in another namespace",
      change: (l) => {
        addService(l, role, { type: "LoadBalancer" });
        const service = l.stack.get("extra");
        service.inputs.metadata.namespace = "elsewhere";
        service.references = {};
      },
    },
    {
      what: "a Service without pods",
      change: (l) => addService(l, role, { type: "LoadBalancer", selector: undefined }),
    },
    {
      what: "an Ingress of nginx for an office",
      change: (l) =>
        addIngress(
          l,
          role,
          { [`${nginx}whitelist-source-range`]: `${office}, 198.51.100.7` },
          { ingressClassName: "nginx" },
        ),
    },
    {
      what: "an internal Ingress of the AWS controller",
      change: (l) =>
        addIngress(l, role, { [`${alb}scheme`]: "internal" }, { ingressClassName: "alb" }),
    },
    {
      what: "an Ingress of the AWS controller for an office",
      change: (l) =>
        addIngress(
          l,
          role,
          { [`${alb}scheme`]: "internet-facing", [`${alb}inbound-cidrs`]: office },
          { ingressClassName: "alb" },
        ),
    },
    {
      what: "a container's port that is no server's",
      change: (l) => {
        l.container(role).ports = [{ containerPort: 8080, name: "web" }];
      },
    },
  ];
}
