import { described } from "../application";
import { type Check, type Finding, ok, wrong } from "../check";
import type { Response } from "../connections/request";

const parts = {
  schema_ok: "its indices",
  admin_ok: "its administrator",
  form_ok: "its forms",
} as const;

/** Tracardi says that it is installed. */
export const installed: Check = async (host, { connections }) => {
  const check = "installation";
  const response = await connections.https(host, { method: "GET", path: "/install" });
  const status = jsonOf(response);
  if (status === undefined) {
    return [
      wrong("failed", host, check, described(response), "Look at the API's pods and their logs."),
    ];
  }
  const missing = Object.entries(parts).flatMap(([key, part]) =>
    status[key] === true ? [] : [part],
  );
  return [
    missing.length === 0
      ? ok(host, check, "complete")
      : wrong(
          "failed",
          host,
          check,
          `without ${missing.join(" and ")}`,
          "Read the log of the installer's Job, and run `pulumi up` again.",
        ),
  ];
};

function jsonOf({ status, body }: Response): Readonly<Record<string, unknown>> | undefined {
  if (status !== 200) return undefined;
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** The GUI is Tracardi's, and of the API's version. */
export const guiVersion: Check = async (host, { installation: { internalApi }, connections }) => {
  const check = "version of the GUI";
  const page = await connections.https(host, { method: "GET", path: "/" });
  const gui = inPage.exec(page.body)?.[1];
  if (gui === undefined) return [notGui(host, check, described(page))];
  if (internalApi === undefined) return [ok(host, check, gui)];
  const answer = await connections.https(internalApi, { method: "GET", path: "/info/version" });
  const api = /^"?([\w.-]+)"?$/.exec(answer.body.trim())?.[1];
  if (answer.status !== 200 || api === undefined) {
    const seen = `${gui}; the API's is not known: ${described(answer)}`;
    return [wrong("failed", host, check, seen, "Look at the API's pods and their logs.")];
  }
  return [
    releaseOf(gui) === releaseOf(api)
      ? ok(host, check, `${gui}, as the API's ${api}`)
      : wrong(
          "failed",
          host,
          check,
          `${gui}, the API's is ${api}`,
          "Run both at the same version.",
        ),
  ];
};

const notGui = (host: string, check: string, seen: string): Finding =>
  wrong(
    "failed",
    host,
    check,
    `no page of Tracardi's: ${seen}`,
    "Look at the GUI's pods and their logs.",
  );

/** The page tells its version to a tracker. Source: public/index.html of tracardi-gui 0.8.2 and 0.9.0-dev. */
const inPage = /\bversion:\s*get\(\s*["']version["']\s*,\s*["']([\w.-]+)["']/;

/** Three numbers: patches of an image keep the version, and builds before a release have names. */
const releaseOf = (version: string): string => version.split(/[.-]/).slice(0, 3).join(".");
