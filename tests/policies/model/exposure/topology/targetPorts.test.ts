import { type Case, describeExposure, hidden, type } from "../../../../helpers/exposure";
import { service } from "../../../../helpers/front";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

const exporter = "nginx/nginx-prometheus-exporter:1.4";

/** A load balancer for these ports of the GUI's pods, in which there is another container. */
const beside =
  (ports: Inputs[], image = exporter, own: Inputs[] = [{ containerPort: 8080 }]) =>
  (): TestStack =>
    hidden()
      .change("gui", ({ spec }) => {
        const { containers } = spec.template.spec;
        containers[0].ports = own;
        containers.push({ name: "side", image, ports: [{ name: "side", containerPort: 9113 }] });
      })
      .add("kubernetes:core/v1:Service", "service", service("gui", { type, ports }), {
        provider: "core",
      });

const open: Case[] = [
  ["the port of the GUI", beside([{ port: 80, targetPort: 8080 }])],
  ["both ports", beside([{ port: 80, targetPort: 8080 }, { port: 9113 }])],
  ["a port that no container declares", beside([{ port: 80, targetPort: 3000 }])],
  ["a name that no container has", beside([{ port: 80, targetPort: "web" }])],
  ["a port that both declare", beside([{ port: 9113 }], exporter, [{ containerPort: 9113 }])],
  ["a port that is not known", beside([{ port: 80, targetPort: U }])],
];

describeExposure("ports of containers", {
  open,
  closed: [
    ["the port of an exporter", beside([{ port: 9113 }])],
    ["the port of an exporter, by its name", beside([{ port: 80, targetPort: "side" }])],
    ["the port of an exporter, as text", beside([{ port: 80, targetPort: "9113" }])],
  ],
  undecided: [
    [
      "the port of a container that may lead on",
      beside([{ port: 9113 }], "registry.example.com/helper:1"),
      /whether container side, which Service tracardi\/gui leads to, passes requests on/,
    ],
    [
      "the port of a container of an image that is not known",
      beside([{ port: 9113 }], U as string),
      /passes requests on/,
    ],
  ],
});
