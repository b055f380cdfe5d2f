import assert from "node:assert/strict";
import { type FrontendCase, frontendsIn, exposuresIn } from "../../../../helpers/frontends";
import { alb, nginx, withIngress } from "../../../../helpers/exposure";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

const prefixed = (prefix: string, annotations: Inputs): Inputs =>
  Object.fromEntries(Object.entries(annotations).map(([key, value]) => [prefix + key, value]));
const ofAlb = (annotations: Inputs, spec: Inputs = {}): (() => TestStack) => {
  const all = prefixed(alb, { scheme: "internet-facing", ...annotations });
  return () => withIngress(all, { ingressClassName: "alb", ...spec });
};
const ofNginx = (annotations: Inputs, spec: Inputs = {}): (() => TestStack) => {
  return () => withIngress(prefixed(nginx, annotations), { ingressClassName: "nginx", ...spec });
};
const withParams = (params: Inputs, annotations: Inputs = {}): (() => TestStack) => {
  return () =>
    [
      ["IngressClass", { controller: "ingress.k8s.aws/alb", parameters: { name: "alb" } }],
      ["IngressClassParams", { scheme: "internet-facing", ...params }],
    ].reduce(
      (stack, [kind, spec]) =>
        stack.add(
          `kubernetes:networking.k8s.io/v1:${kind as string}`,
          kind as string,
          { metadata: { name: "alb" }, spec },
          { provider: "core" },
        ),
      ofAlb(annotations)(),
    );
};
const member = (annotations: Inputs): (() => TestStack) => {
  return () =>
    ofAlb({ ...both, "group.name": "shared" })().add(
      "kubernetes:networking.k8s.io/v1:Ingress",
      "other",
      {
        metadata: {
          name: "other",
          annotations: prefixed(alb, { "group.name": "shared", ...annotations }),
        },
      },
      { provider: "core" },
    );
};

const cert = { "certificate-arn": "arn:aws:acm:eu-west-1:1:certificate/1" };
const both = { "listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]' };
const host = "gui.example.com";
const backend = (name: string): Inputs => ({ service: { name } });
const paths = (...list: Inputs[]): Inputs => ({ rules: [{ http: { paths: list } }] });
const rules = (host?: string): Inputs => ({
  rules: [{ host, http: { paths: [{ backend: backend("gui") }] } }],
});
const tls = (...hosts: string[]): Inputs => ({
  ...rules(host),
  tls: [{ hosts, secretName: "gui" }],
});
const redirect = {
  "actions.ssl-redirect": JSON.stringify({
    Type: "redirect",
    RedirectConfig: { Protocol: "HTTPS", Port: "443" },
  }),
};
const toHttps = {
  path: "/*",
  pathType: "ImplementationSpecific",
  backend: backend("ssl-redirect"),
};
const toGui = { path: "/*", pathType: "ImplementationSpecific", backend: backend("gui") };

const albCases: FrontendCase[] = [
  ["nothing that says TLS", ofAlb({}), ["plain"]],
  ["a certificate", ofAlb(cert), ["tls"]],
  ["a certificate that is not known yet", ofAlb({ "certificate-arn": U }), ["tls"]],
  ["hosts under tls, which alone make no listener", ofAlb({}, tls(host)), ["plain"]],
  [
    "hosts under tls and a listener",
    ofAlb({ "listen-ports": '[{"HTTPS":443}]' }, tls(host)),
    ["tls"],
  ],
  ["two listeners", ofAlb({ ...both, ...cert }), ["plain", "tls"]],
  ["listeners that are not known", ofAlb({ "listen-ports": U }), ["?"]],
  ["listeners that cannot be read", ofAlb({ "listen-ports": "HTTP" }), ["?"]],
  ["a redirect", ofAlb({ ...both, "ssl-redirect": "443" }), ["tls"]],
  ["a redirect that is not known", ofAlb({ ...both, "ssl-redirect": U }), ["?", "tls"]],
  ["a redirect to nothing", ofAlb({ "ssl-redirect": "443" }), ["plain"]],
  ["a redirect by another Ingress of the group", member({ "ssl-redirect": "443" }), ["tls"]],
  ["another Ingress of the group without", member({}), ["plain", "tls"]],
  [
    "an action that redirects first",
    ofAlb({ ...both, ...redirect }, paths(toHttps, toGui)),
    ["tls"],
  ],
  [
    "an action that redirects last",
    ofAlb({ ...both, ...redirect }, paths(toGui, toHttps)),
    ["plain", "tls"],
  ],
  [
    "an action that redirects, after an exact path",
    ofAlb({ ...both, ...redirect }, paths(toHttps, { ...toGui, path: "/", pathType: "Exact" })),
    ["plain", "tls"],
  ],
  [
    "an action that redirects on conditions",
    ofAlb({ ...both, ...redirect, "conditions.ssl-redirect": "[]" }, paths(toHttps, toGui)),
    ["plain", "tls"],
  ],
  [
    "an action that is not known",
    ofAlb({ ...both, "actions.ssl-redirect": U }, paths(toHttps, toGui)),
    ["?", "tls", "?", "tls"],
  ],
  [
    "a TLS policy",
    ofAlb({ ...cert, "ssl-policy": "ELBSecurityPolicy-2016-08" }),
    ["tls policy=ELBSecurityPolicy-2016-08"],
  ],
  ["subnets", ofAlb({ ...cert, subnets: "subnet-1,subnet-2" }), ["tls zones=2"]],
  [
    "sticky targets",
    ofAlb({
      ...cert,
      "target-group-attributes": "stickiness.enabled=true,stickiness.type=lb_cookie",
    }),
    [
      `tls sticky: the annotation ${alb}target-group-attributes of Ingress tracardi/web has stickiness.enabled`,
    ],
  ],
  [
    "sticky targets by the Service's annotation",
    () =>
      ofAlb({ ...cert, "target-group-attributes": "stickiness.enabled=false" })().change(
        "service",
        (s) => {
          s.metadata.annotations = prefixed(alb, {
            "target-group-attributes": "stickiness.enabled=true",
          });
        },
      ),
    [
      `tls sticky: the annotation ${alb}target-group-attributes of Service tracardi/gui has stickiness.enabled`,
    ],
  ],
  [
    "a Service with sessionAffinity",
    () => ofAlb(cert)().change("service", (s) => (s.spec.sessionAffinity = "ClientIP")),
    ["tls sticky: Service tracardi/gui has sessionAffinity ClientIP"],
  ],
  [
    "a class with certificate, policy and subnets",
    withParams({ certificateArn: ["arn:1"], sslPolicy: "P", subnets: { ids: ["subnet-1"] } }),
    ["tls policy=P zones=1"],
  ],
  ["a class that redirects", withParams({ sslRedirectPort: "443" }, { ...both, ...cert }), ["tls"]],
  [
    "a class whose targets are sticky",
    withParams({ targetGroupAttributes: [{ key: "stickiness.enabled", value: "true" }] }, cert),
    ["tls sticky: the class of Ingress tracardi/web has stickiness.enabled"],
  ],
];

const nginxCases: FrontendCase[] = [
  ["no tls", ofNginx({}, rules(host)), ["plain"]],
  ["tls for the host", ofNginx({}, tls(host)), ["tls"]],
  ["tls for all hosts of a domain", ofNginx({}, tls("*.example.com")), ["tls"]],
  ["tls for the hosts of its certificate", ofNginx({}, tls()), ["tls"]],
  ["tls for another host", ofNginx({}, tls("other.example.com")), ["plain"]],
  ["tls for a deeper domain", ofNginx({}, tls("*.gui.example.com")), ["plain"]],
  [
    "tls for a host, and a rule for any",
    ofNginx({}, { ...rules(), tls: tls(host).tls }),
    ["plain"],
  ],
  ["tls that is not known", ofNginx({}, { ...rules(host), tls: U }), ["?"]],
  ["no redirect", ofNginx({ "ssl-redirect": "false" }, tls(host)), ["tls", "plain"]],
  [
    "a forced redirect",
    ofNginx({ "ssl-redirect": "false", "force-ssl-redirect": "true" }, tls(host)),
    ["tls"],
  ],
  ["a redirect that is not known", ofNginx({ "ssl-redirect": U }, tls(host)), ["tls", "?"]],
  [
    "a forced redirect without certificate",
    ofNginx({ "force-ssl-redirect": "true" }, rules(host)),
    ["?"],
  ],
  ["TLS that is passed on", ofNginx({ "ssl-passthrough": "true" }, tls(host)), ["raw"]],
  [
    "a cookie",
    ofNginx({ affinity: "cookie" }, tls(host)),
    ["tls sticky: Ingress tracardi/web has affinity: cookie"],
  ],
  [
    "the name of a cookie that nothing sets",
    ofNginx({ "session-cookie-name": "x" }, tls(host)),
    ["tls"],
  ],
  [
    "a hash of the client's address",
    ofNginx({ "upstream-hash-by": "$binary_remote_addr" }, tls(host)),
    ["tls sticky: Ingress tracardi/web has upstream-hash-by: $binary_remote_addr"],
  ],
  ["a hash of the request", ofNginx({ "upstream-hash-by": "$request_uri" }, tls(host)), ["tls"]],
  [
    "ip_hash",
    ofNginx({ "load-balance": "ip_hash" }, tls(host)),
    ["tls sticky: Ingress tracardi/web has load-balance: ip_hash"],
  ],
  ["ewma", ofNginx({ "load-balance": "ewma" }, tls(host)), ["tls"]],
  ["an affinity that is not known", ofNginx({ affinity: U }, tls(host)), ["tls sticky: ?"]],
  ["another controller", ofNginx({}, { ...tls(host), ingressClassName: "traefik" }), ["?"]],
  [
    "another controller with sticky sessions",
    () => withIngress({ "haproxy.org/cookie-persistence": "GUI" }, { ingressClassName: "haproxy" }),
    ["? sticky: the annotation haproxy.org/cookie-persistence of Ingress tracardi/web is GUI"],
  ],
];

describe("what clients meet at an Ingress", () => {
  for (const [what, cases] of [
    ["ALB", albCases],
    ["nginx", nginxCases],
  ] as const) {
    for (const [name, stack, expected] of cases) {
      it(`of ${what} is known of ${name}`, () => assert.deepEqual(frontendsIn(stack()), expected));
    }
  }

  it("tells what is served by HTTP from what is by HTTPS", () => {
    assert.deepEqual(
      exposuresIn(ofAlb({ ...both, ...cert })()).map(({ path }) => path),
      [
        "Ingress tracardi/web over HTTP → Service tracardi/gui",
        "Ingress tracardi/web over HTTPS → Service tracardi/gui",
      ],
    );
  });
});
