import { type Check, ok, wrong } from "../check";

const check = "certificate";

const day = 24 * 60 * 60 * 1000;

/** AWS Certificate Manager renews certificates 60 days before they expire. */
const overdue = 30;

export const certificate: Check = async (host, { connections }) => {
  const { untrusted, expires } = await connections.handshake(host);
  const days = Math.floor((expires.getTime() - Date.now()) / day);
  const date = expires.toISOString().slice(0, 10);
  if (untrusted !== undefined) {
    return [
      wrong(
        "failed",
        host,
        check,
        untrusted,
        "Give the load balancer a certificate that browsers trust, for this name; --ca trusts an authority of your own.",
      ),
    ];
  }
  return [
    days < overdue
      ? wrong(
          "warning",
          host,
          check,
          `it expires in ${days} days, on ${date}`,
          "Renew it; if it is ACM's, look why the renewal fails: mostly the validation record is gone.",
        )
      : ok(host, check, `trusted, until ${date}`),
  ];
};
