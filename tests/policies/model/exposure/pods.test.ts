import { describeExposure, hidden, pod } from "../../../helpers/exposure";
import { U } from "../../../helpers/policyStack";

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
    [
      "a hostPort that is not used",
      () => pod((spec) => (spec.containers[0].ports = [{ containerPort: 80, hostPort: 0 }])),
    ],
    [
      "a hostPort for the server itself",
      () => pod((spec) => (spec.containers[0].ports = [{ hostPort: 80, hostIP: "127.0.0.1" }])),
    ],
    ["containerPort", () => pod((spec) => (spec.containers[0].ports = [{ containerPort: 80 }]))],
  ],
  undecided: [
    ["hostNetwork", () => pod((spec) => (spec.hostNetwork = U)), /whether it uses hostNetwork/],
    ["ports", () => pod((spec) => (spec.containers[0].ports = U)), /whether it uses hostPort/],
  ],
});
