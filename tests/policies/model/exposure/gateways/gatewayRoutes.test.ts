import assert from "node:assert/strict";
import { exposuresIn } from "../../../../helpers/frontends";
import { type Case, describeExposure, rule } from "../../../../helpers/exposure";
import { gatewayApi, spec, withGateway, withOtherGateway } from "../../../../helpers/gateways";
import { U, judge, messagesOf } from "../../../../helpers/policyStack";

const takesOrNot = /whether Gateway tracardi\/web takes HTTPRoute \w+\/route is not known/;

/** The route in another namespace, with the listener's `allowedRoutes.namespaces`. */
const elsewhere =
  (namespaces: object | undefined, labels?: object) => (): ReturnType<typeof withGateway> =>
    withGateway((s) => {
      s.change("route", (inputs) => {
        inputs.metadata.namespace = "routes";
        inputs.spec.parentRefs[0].namespace = "tracardi";
        inputs.spec.rules[0].backendRefs[0].namespace = "tracardi";
      });
      s.change("web", (i) => (i.spec.listeners[0].allowedRoutes = { namespaces }));
      s.add(
        `${gatewayApi}:ReferenceGrant`,
        "grant",
        {
          metadata: { name: "grant", namespace: "tracardi" },
          spec: {
            from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "routes" }],
            to: [{ group: "", kind: "Service" }],
          },
        },
        { provider: "core" },
      );
      if (labels === undefined) return;
      const metadata = { name: "routes", labels };
      s.add("kubernetes:core/v1:Namespace", "routes", { metadata }, { provider: "core" });
    });

const selector = { from: "Selector", selector: { matchLabels: { web: "yes" } } };

describeExposure("routes of Gateways", {
  open: [
    ["a Gateway", () => withGateway()],
    [
      "a Service of several clusters",
      () => withGateway(spec("route", (s) => (s.rules[0].backendRefs[0].kind = "ServiceImport"))),
    ],
    [
      "a host name of Istio",
      () =>
        withGateway(
          spec("route", (s) => {
            const name = "gui.tracardi.svc.cluster.local";
            s.rules[0].backendRefs = [{ group: "networking.istio.io", kind: "Hostname", name }];
          }),
        ),
    ],
    [
      "copies of what goes to another Service",
      () =>
        withGateway(
          spec("route", (s) => {
            const requestMirror = { backendRef: { name: s.rules[0].backendRefs[0].name } };
            const filters = [{ type: "RequestMirror", requestMirror }];
            s.rules[0].backendRefs = [{ name: "web", filters }];
          }),
        ),
    ],
    [
      "no section named",
      () => withGateway(spec("route", (s) => delete s.parentRefs[0].sectionName)),
    ],
    ["a route from another namespace, where all may", elsewhere({ from: "All" })],
    ["a route from a namespace that is selected", elsewhere(selector, { web: "yes" })],
    [
      "a namespace selected by its name",
      elsewhere({
        from: "Selector",
        selector: { matchLabels: { "kubernetes.io/metadata.name": "routes" } },
      }),
    ],
    [
      "a shared host",
      () =>
        withGateway((s) => {
          s.change("web", (i) => (i.spec.listeners[0].hostname = "*.example.com"));
          s.change("route", (i) => (i.spec.hostnames = ["gui.example.com"]));
        }),
    ],
    [
      "a mirror of requests that are answered with a redirect",
      () =>
        withGateway(
          spec("route", (s) => {
            s.rules[0] = {
              filters: [
                { type: "RequestRedirect", requestRedirect: { scheme: "https" } },
                { type: "RequestMirror", requestMirror: { backendRef: { name: "gui" } } },
              ],
            };
          }),
        ),
    ],
    ...["GRPCRoute", "TLSRoute", "TCPRoute"].map((kind): Case => [
      `a ${kind}`,
      () =>
        withGateway((s) => {
          s.get("route").type = `${gatewayApi}:${kind}`;
          const protocol = kind === "GRPCRoute" ? "HTTPS" : kind.replace("Route", "");
          s.change("web", (i) => (i.spec.listeners[0].protocol = protocol));
        }),
    ]),
  ],
  closed: [
    [
      "another section",
      () => withGateway(spec("route", (s) => (s.parentRefs[0].sectionName = "http"))),
    ],
    ["another port", () => withGateway(spec("route", (s) => (s.parentRefs[0].port = 80)))],
    ["a route from another namespace, where only the same may", elsewhere(undefined)],
    ["a route from a namespace that is not selected", elsewhere(selector, { web: "no" })],
    [
      "a route where none may",
      () =>
        withGateway(
          spec("web", (s) => (s.listeners[0].allowedRoutes = { namespaces: { from: "None" } })),
        ),
    ],
    [
      "a kind that the listener does not take",
      () =>
        withGateway(
          spec("web", (s) => (s.listeners[0].allowedRoutes = { kinds: [{ kind: "GRPCRoute" }] })),
        ),
    ],
    [
      "a protocol that the route is not for",
      () => withGateway(spec("web", (s) => (s.listeners[0].protocol = "TCP"))),
    ],
    [
      "other hosts",
      () =>
        withGateway((s) => {
          s.change("web", (i) => (i.spec.listeners[0].hostname = "*.example.com"));
          s.change("route", (i) => (i.spec.hostnames = ["gui.example.org"]));
        }),
    ],
    [
      "a backend without weight",
      () => withGateway(spec("route", (s) => (s.rules[0].backendRefs[0].weight = 0))),
    ],
    [
      "a redirect",
      () => withGateway(spec("route", (s) => (s.rules[0].filters = [{ type: "RequestRedirect" }]))),
    ],
    [
      "a route for calls inside the cluster",
      () =>
        withGateway(
          spec("route", (s) => (s.parentRefs = [{ kind: "Service", group: "", name: "gui" }])),
        ),
    ],
  ],
  undecided: [
    [
      "a Gateway that is only patched",
      () => withGateway(spec("web", (s) => delete s.listeners)),
      /the listeners of Gateway tracardi\/web are not in this stack/,
    ],
    [
      "Gateway elsewhere",
      () => withGateway((s) => s.remove("web")),
      /the Gateway of HTTPRoute tracardi\/route is not in this stack/,
    ],
    [
      "no Gateway named",
      () => withGateway(spec("route", (s) => delete s.parentRefs)),
      /who may use the Gateway of HTTPRoute tracardi\/route/,
    ],
    [
      "a set of listeners",
      () => withGateway(spec("route", (s) => (s.parentRefs[0].kind = "ListenerSet"))),
      /who may use ListenerSet web/,
    ],
    [
      "a set of listeners by its older name",
      () => withGateway(spec("route", (s) => (s.parentRefs[0].kind = "XListenerSet"))),
      /who may use XListenerSet web/,
    ],
    [
      "an unknown section",
      () => withGateway(spec("route", (s) => (s.parentRefs[0].sectionName = U))),
      takesOrNot,
    ],
    ["a namespace that is not in the stack", elsewhere(selector), takesOrNot],
    [
      "a grant that is not in the stack",
      () => {
        const s = elsewhere({ from: "All" })();
        return s.remove("grant");
      },
      /whether a ReferenceGrant in namespace tracardi lets HTTPRoute routes\/route in/,
    ],
  ],
});

describe("exposure by routes of Gateways", () => {
  it("names the whole way", () => {
    assert.match(
      messagesOf(judge(withGateway()), rule)[0],
      /through Gateway tracardi\/web → listener https → HTTPRoute tracardi\/route → Service tracardi\/gui, which admits 0\.0\.0\.0\/0/,
    );
  });

  it("leaves the Gateways of Istio's own API alone", () => {
    const stack = withGateway((s) => {
      s.get("web").type = "kubernetes:networking.istio.io/v1beta1:Gateway";
    });
    assert.deepEqual(messagesOf(judge(stack), rule), []);
  });

  it("is open by a Gateway of another controller", () => {
    assert.equal(messagesOf(judge(withOtherGateway()), rule).length, 1);
  });
});

describe("what a route of a Gateway lets through", () => {
  const path = (type: string | undefined, value: unknown) => ({ path: { type, value } });
  const requests = (rule: object): string[] =>
    exposuresIn(withGateway(spec("route", (s) => Object.assign(s.rules[0], rule)))).map(
      (exposure) => exposure.requests,
    );
  const track = path("Exact", "/track");

  for (const [what, rule] of [
    ["an exact path", { matches: [track] }],
    [
      "a prefix",
      { matches: [track, path("PathPrefix", "/collect/"), path(undefined, "/collect")] },
    ],
    ["another header", { matches: [track], filters: [{ type: "RequestHeaderModifier" }] }],
  ] as const) {
    it(`is the collector's with ${what}`, () => assert.deepEqual(requests(rule), ["collector"]));
  }

  for (const [what, rule] of [
    ["no match", {}],
    ["one more path", { matches: [track, path("Exact", "/user/token")] }],
    ["a prefix that is too short", { matches: [path("PathPrefix", "/")] }],
    ["an exact path as a prefix", { matches: [path("PathPrefix", "/track")] }],
    ["a pattern", { matches: [path("RegularExpression", "/track")] }],
    ["a match without a path", { matches: [{ method: "POST" }] }],
    ["an unknown path", { matches: [path("Exact", U)] }],
    ["a rewrite", { matches: [track], filters: [{ type: "URLRewrite" }] }],
    ["a filter of the controller's own", { matches: [track], filters: [{ type: "ExtensionRef" }] }],
  ] as const) {
    it(`is anything with ${what}`, () => assert.deepEqual(requests(rule), ["any"]));
  }
});
