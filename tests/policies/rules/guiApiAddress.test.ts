import assert from "node:assert/strict";
import { production } from "../../helpers/layouts";
import { type TestStack, judge, messagesOf } from "../../helpers/policyStack";

const rule = "tracardi-gui-api-address";
const withUrl = (value: object): TestStack =>
  production().change("gui", ({ spec }) => {
    spec.template.spec.containers[0].env = [{ name: "API_URL", ...value }];
  });

describe("the GUI's address of the API", () => {
  it("is named where it leads to the public API, without a login", () => {
    const url = "https://person:password@track.example.com/?x";
    const found = messagesOf(judge(withUrl({ value: url })), rule);
    assert.equal(found.length, 1);
    assert.match(
      found[0],
      /Deployment tracardi\/gui: API_URL names track\.example\.com, which leads to the public API \(Deployment tracardi\/public\)\./,
    );
    assert.doesNotMatch(found[0], /person|password/);
  });

  it("is not told where it is from a Secret", () => {
    const stack = withUrl({ valueFrom: { secretKeyRef: { name: "address", key: "url" } } }).add(
      "kubernetes:core/v1:Secret",
      "address",
      {
        metadata: { name: "address", namespace: "tracardi" },
        stringData: { url: "https://track.example.com" },
      },
      { provider: "core" },
    );
    const found = messagesOf(judge(stack), rule);
    assert.equal(found.length, 1);
    assert.doesNotMatch(found[0], /track\.example\.com/);
  });

  it("is followed through the default backend of an Ingress that external-dns names", () => {
    const annotations = { "external-dns.alpha.kubernetes.io/hostname": "fallback.example.com" };
    const stack = withUrl({ value: "https://fallback.example.com" }).add(
      "kubernetes:networking.k8s.io/v1:Ingress",
      "fallback",
      {
        metadata: { name: "fallback", namespace: "tracardi", annotations },
        spec: { defaultBackend: { service: { name: "public" } } },
      },
      { provider: "edge" },
    );
    const [message] = messagesOf(judge(stack), rule);
    assert.match(message, /names fallback\.example\.com, which leads to the public API/);
  });
});
