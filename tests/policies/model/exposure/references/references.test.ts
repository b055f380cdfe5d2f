import { describeExposure, hidden, withService } from "../../../../helpers/exposure";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

type More = { from?: Record<string, string[]>; provider?: string };

const beside = (
  type: string,
  inputs: Inputs,
  { from, provider = "core" }: More = {},
  stack: TestStack = withService({}),
): TestStack => stack.add(`kubernetes:${type}`, "other", inputs, { provider, from });

const custom =
  (type: string, spec: Inputs, namespace = "tracardi", more: More = {}) =>
  (): TestStack =>
    beside(type, { metadata: { name: "web", namespace }, spec }, more);

const config =
  (data: Inputs, namespace = "proxy") =>
  (): TestStack =>
    beside("core/v1:ConfigMap", { metadata: { name: "proxy", namespace }, data });

const proxy = (image: string, container: Inputs) => (): TestStack =>
  beside("apps/v1:Deployment", {
    metadata: { name: "tunnel", namespace: "tunnel" },
    spec: { template: { spec: { containers: [{ name: "tunnel", image, ...container }] } } },
  });

const route = (name: unknown, more: Inputs = {}) => ({
  routes: [{ match: "Host(`x`)", services: [{ name, port: 8080, ...more }] }],
});
const traefik = "traefik.io/v1alpha1:IngressRoute";
const reason = /who comes in by \w+ \S+ is not followed/;
const whole = "gui.tracardi.svc.cluster.local";
const nginxConf = `location / { proxy_pass http://${whole}:8080; }`;

describeExposure("what the pack does not know", {
  open: [
    [
      "a tunnel by its arguments",
      proxy("cloudflare/cloudflared:1", { args: ["tunnel", "--url=http://gui.tracardi:8080"] }),
    ],
  ],
  closed: [
    ["a route to another Service", custom(traefik, route("web"))],
    ["a route in another namespace", custom(traefik, route("gui"), "web")],
    ["a route in another cluster", custom(traefik, route("gui"), "tracardi", { provider: "edge" })],
    [
      "a route to a Service of that name in another namespace",
      custom(traefik, route("gui", { namespace: "web" })),
    ],
    [
      "a name that comes from another Service",
      () => {
        const stack = withService({});
        stack.add(
          "kubernetes:core/v1:Service",
          "web",
          { metadata: { name: "web", namespace: "tracardi" }, spec: { selector: { app: "web" } } },
          { provider: "core" },
        );
        const inputs = { metadata: { name: "web", namespace: "tracardi" }, spec: route(U) };
        return beside(traefik, inputs, { from: { spec: ["web"] } }, stack);
      },
    ],
    [
      "a NetworkPolicy",
      custom("networking.k8s.io/v1:NetworkPolicy", {
        podSelector: { matchLabels: { app: "gui" } },
      }),
    ],
    [
      "a ServiceMonitor",
      custom("monitoring.coreos.com/v1:ServiceMonitor", {
        selector: { matchLabels: { app: "gui" } },
      }),
    ],
    [
      "a VerticalPodAutoscaler",
      custom("autoscaling.k8s.io/v1:VerticalPodAutoscaler", { targetRef: { name: "gui" } }),
    ],
    ["a Certificate", custom("cert-manager.io/v1:Certificate", { dnsNames: [whole] })],
    [
      "an ExternalSecret",
      custom("external-secrets.io/v1:ExternalSecret", { target: { name: "gui" } }),
    ],
    [
      "something about the Deployment of that name",
      custom("example.org/v1:Backup", { targetRef: { kind: "Deployment", name: "gui" } }),
    ],
    [
      "a Secret of that name",
      custom(traefik, { tls: { secretName: "gui", store: { name: "gui" } } }),
    ],
    ["a ConfigMap of no proxy", config({ GUI_URL: `http://${whole}` })],
    [
      "a proxy's ConfigMap about others",
      config({ "nginx.conf": "proxy_pass http://web.web.svc;" }),
    ],
    [
      "a ConfigMap that the workload itself takes",
      () =>
        beside(
          "core/v1:ConfigMap",
          {
            metadata: { name: "own", namespace: "tracardi" },
            data: { "default.conf": nginxConf },
          },
          {},
          withService({}).change("gui", ({ spec }) => {
            spec.template.spec.volumes = [{ name: "conf", configMap: { name: "own" } }];
          }),
        ),
    ],
    [
      "a Deployment that calls the Service",
      proxy("example/shop:1", { env: [{ name: "GUI", value: `http://${whole}` }] }),
    ],
    [
      "a tunnel to others",
      proxy("cloudflare/cloudflared:1", { args: ["--url", "http://web.web"] }),
    ],
    ["a Pulumi component of YAML", () => beside("yaml/v2:ConfigGroup", { yaml: nginxConf })],
    [
      "endpoints of another Service",
      () => beside("core/v1:Endpoints", { metadata: { name: "search", namespace: "tracardi" } }),
    ],
  ],
  undecided: [
    ["a short name in a proxy", config({ conf: "proxy_pass http://gui.tracardi;" }), reason],
    [
      "a name with a port in a proxy",
      config({ conf: "upstream g {\n server gui:80; }" }, "tracardi"),
      reason,
    ],
    [
      "a proxy's settings in a Secret",
      () =>
        beside("core/v1:Secret", {
          metadata: { name: "proxy", namespace: "proxy" },
          stringData: { conf: nginxConf },
        }),
      reason,
    ],
    [
      "a snippet of another Ingress",
      () =>
        beside("networking.k8s.io/v1:Ingress", {
          metadata: {
            name: "web",
            namespace: "web",
            annotations: { "nginx.ingress.kubernetes.io/server-snippet": nginxConf },
          },
        }),
      reason,
    ],
    [
      "the default backend of a controller",
      proxy("ingress-nginx/controller", { args: ["--default-backend-service=tracardi/gui"] }),
      reason,
    ],
    [
      "a tunnel that is told elsewhere what to lead to",
      proxy("cloudflare/cloudflared:1", { args: ["tunnel", "run", "--token", "x"] }),
      /the tunnel of Deployment tunnel\/tunnel/,
    ],
    [
      "a tunnel in the GUI's own pods",
      () =>
        withService({}).change("gui", ({ spec }) =>
          (spec as Inputs).template.spec.containers.push({ name: "t", image: "ngrok/ngrok:3" }),
        ),
      /the tunnel of Deployment tracardi\/gui/,
    ],
    ["a route of Traefik", custom(traefik, route("gui")), reason],
    [
      "from another namespace",
      custom(traefik, route("gui", { namespace: "tracardi" }), "web"),
      reason,
    ],
    ["a route of TCP", custom("traefik.io/v1alpha1:IngressRouteTCP", route("gui")), reason],
    [
      "a VirtualService of Istio",
      custom("networking.istio.io/v1:VirtualService", {
        http: [{ route: [{ destination: { host: "gui" } }] }],
      }),
      reason,
    ],
    [
      "a VirtualService by the whole name",
      custom(
        "networking.istio.io/v1:VirtualService",
        { tcp: [{ route: [{ destination: { host: whole } }] }] },
        "istio-system",
      ),
      reason,
    ],
    [
      "an HTTPProxy of Contour",
      custom("projectcontour.io/v1:HTTPProxy", { routes: [{ services: [{ name: "gui" }] }] }),
      reason,
    ],
    [
      "a Route of OpenShift",
      custom("route.openshift.io/v1:Route", { to: { kind: "Service", name: "gui" } }),
      reason,
    ],
    [
      "a Mapping of Ambassador",
      custom("getambassador.io/v3alpha1:Mapping", { service: "http://gui.tracardi:8080" }, "edge"),
      reason,
    ],
    [
      "a TCPIngress of Kong",
      custom("configuration.konghq.com/v1beta1:TCPIngress", {
        rules: [{ backend: { serviceName: "gui" } }],
      }),
      reason,
    ],
    [
      "an endpoint of ngrok",
      custom("ngrok.k8s.ngrok.com/v1alpha1:AgentEndpoint", {
        upstream: { url: "http://gui.tracardi:8080" },
      }),
      reason,
    ],
    [
      "a binding of a Cloudflare tunnel",
      () =>
        beside("networking.cfargotunnel.com/v1alpha1:TunnelBinding", {
          metadata: { name: "web", namespace: "tracardi" },
          subjects: [{ kind: "Service", name: "gui" }],
        }),
      reason,
    ],
    [
      "an exported Service",
      () =>
        beside("multicluster.x-k8s.io/v1alpha1:ServiceExport", {
          metadata: { name: "gui", namespace: "tracardi" },
        }),
      reason,
    ],
    [
      "a name that comes from the Service",
      custom(traefik, route(U), "tracardi", { from: { spec: ["service"] } }),
      reason,
    ],
    ["a name that is not known at all", custom(traefik, route(U)), reason],
    [
      "a reference by a kind that nobody knows",
      custom("example.org/v1:Thing", { to: U }, "tracardi", { from: { spec: ["service"] } }),
      reason,
    ],
    [
      "what selects the pods",
      () =>
        beside(
          "example.org/v1:Exposer",
          {
            metadata: { name: "web", namespace: "tracardi" },
            spec: { selector: { matchLabels: { app: "gui" } } },
          },
          {},
          hidden(),
        ),
      reason,
    ],
    [
      "a slice of endpoints",
      () =>
        beside("discovery.k8s.io/v1:EndpointSlice", {
          metadata: {
            name: "web",
            namespace: "tracardi",
            labels: { "kubernetes.io/service-name": "gui" },
          },
          endpoints: [{ addresses: ["198.51.100.7"] }],
        }),
      reason,
    ],
    ["a configuration of nginx", config({ "nginx.conf": nginxConf }), reason],
    [
      "a configuration of a tunnel",
      config({ "config.yaml": `ingress:\n  - service: http://gui.tracardi.svc:8080` }),
      reason,
    ],
    [
      "a TCP port of ingress-nginx",
      config({ "8080": "tracardi/gui:8080" }, "ingress-nginx"),
      reason,
    ],
    [
      "a tunnel with settings of its own",
      proxy("cloudflare/cloudflared:1", {
        args: ["tunnel", "--url=http://gui.tracardi:8080", "run", "gui"],
      }),
      /the tunnel of Deployment tunnel\/tunnel/,
    ],
    [
      "a proxy by its variables",
      proxy("quay.io/oauth2-proxy/oauth2-proxy:v7", {
        env: [{ name: "OAUTH2_PROXY_UPSTREAMS", value: `http://${whole}` }],
      }),
      reason,
    ],
  ],
});
