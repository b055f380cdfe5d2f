import { describeExposure, withService } from "../../../helpers/exposure";

describeExposure("Gateway routes", {
  open: [],
  closed: [],
  undecided: [
    [
      "Gateway",
      () =>
        withService({}).add(
          "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute",
          "route",
          {
            metadata: { name: "route", namespace: "tracardi" },
            spec: { rules: [{ backendRefs: [{ name: "gui" }] }] },
          },
          { provider: "core" },
        ),
      /who may use the Gateway of HTTPRoute tracardi\/route/,
    ],
  ],
});
