import assert from "node:assert/strict";
import { frontendsIn } from "../../../../helpers/frontends";
import {
  alb,
  albOpen,
  describeExposure,
  nginx,
  office,
  withIngress,
} from "../../../../helpers/exposure";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

const ofClass = (annotations: Inputs): TestStack =>
  withIngress(annotations, { ingressClassName: U });

/** An Ingress whose class is one of the stack, with a name that is not known yet. */
function ofMadeClass(annotations: Inputs, controller: string): TestStack {
  const stack = ofClass(annotations);
  stack.add(
    "kubernetes:networking.k8s.io/v1:IngressClass",
    "made",
    { metadata: {}, spec: { controller } },
    { provider: "core" },
  );
  stack.get("ingress").references.spec = [stack.get("made").urn];
  return stack;
}

const whichController = /which controller serves Ingress tracardi\/web is not known/;
const ranged = { [`${nginx}whitelist-source-range`]: office };
const ofNginx = "k8s.io/ingress-nginx";
const front = (scheme: unknown): Inputs => ({
  ...{ [`${alb}scheme`]: "internal", [`${alb}enable-frontend-nlb`]: "true" },
  [`${alb}frontend-nlb-scheme`]: scheme,
});

describeExposure("Ingresses of classes that are not known", {
  open: [
    ["a class of the stack, without a list", () => ofMadeClass({}, ofNginx)],
    ["an open load balancer, were it of the AWS controller", () => ofClass(albOpen)],
    ["an internal load balancer behind a public one", () => withIngress(front("internet-facing"))],
  ],
  closed: [
    ["a class of the stack, for the office", () => ofMadeClass(ranged, ofNginx)],
    ["an internal load balancer behind another one", () => withIngress(front("internal"))],
  ],
  undecided: [
    ["a class elsewhere", () => ofClass({}), whichController],
    ["a class elsewhere, for the office, were it of nginx", () => ofClass(ranged), whichController],
    [
      "the scheme of the load balancer in front",
      () => withIngress(front(U)),
      /the scheme of the load balancer of Ingress tracardi\/web is not known/,
    ],
  ],
});

describe("what clients meet at an Ingress of a class that is not known", () => {
  for (const [what, annotations, expected] of [
    ["nothing more", {}, ["?"]],
    [
      "stickiness, by whichever controller's words",
      { [`${nginx}upstream-hash-by`]: "$remote_addr" },
      ["? sticky: Ingress tracardi/web has upstream-hash-by: $remote_addr"],
    ],
  ] as [string, Inputs, string[]][]) {
    it(`is ${what}`, () => assert.deepEqual(frontendsIn(ofClass(annotations)), expected));
  }
});
