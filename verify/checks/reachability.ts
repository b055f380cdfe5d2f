import { type Check, type Finding, ok, wrong } from "../check";
import { ConnectionError } from "../connections/endpoint";

/** A host of trusted networks is reachable from these, and from nowhere else. */
export const reachability: Check = async (host, { installation: { trusted }, connections }) => {
  const check = trusted ? "reachable" : "not reachable";
  try {
    await connections.handshake(host);
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return [trusted ? unreachable(host, check, error.message) : ok(host, check, error.message)];
  }
  return [
    trusted
      ? ok(host, check, "it answers")
      : wrong(
          "failed",
          host,
          check,
          "it answers",
          "Admit trusted networks alone. If this machine is in one of them, say --trusted.",
        ),
  ];
};

const unreachable = (host: string, check: string, why: string): Finding =>
  wrong(
    "failed",
    host,
    check,
    why,
    "Look at the route, the DNS record and the networks that the load balancer admits; leave out --trusted elsewhere.",
  );
