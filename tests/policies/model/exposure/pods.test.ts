import { describeExposure, hidden, pod } from "../../../helpers/exposure";

describeExposure("pods", {
  open: [
    ["hostNetwork", () => pod((spec) => (spec.hostNetwork = true))],
    [
      "hostPort",
      () => pod((spec) => (spec.containers[0].ports = [{ containerPort: 80, hostPort: 80 }])),
    ],
  ],
  closed: [
    ["nothing", hidden],
    ["containerPort", () => pod((spec) => (spec.containers[0].ports = [{ containerPort: 80 }]))],
  ],
});
