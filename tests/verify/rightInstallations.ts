import { gui, redirecting, right, text } from "./application";
import { type Case, altered, large, open, toTheInternet, toTrusted } from "./cases";

/** Near misses: other ways to be right. */
export const rightInstallations: Readonly<Record<string, Case>> = {
  "an installation, from the internet": { played: toTheInternet, problems: large },
  "an installation, from a trusted network": {
    played: toTrusted,
    args: ["--trusted"],
    problems: large,
  },
  "one without a limit on bodies": {
    played: {
      publicApi: (asked) => right({ ...asked, body: asked.body.replace(/x{1000,}/, "") }),
    },
    problems: [],
  },
  "one that redirects reading requests from port 80": {
    played: { ...toTheInternet, publicPort80: redirecting(["GET", "HEAD"]) },
    problems: large,
  },
  "one that has nothing but 404 at port 80": {
    played: { ...toTheInternet, publicPort80: () => text(404) },
    problems: large,
  },
  "one that sends the closed paths to the company's website": {
    played: {
      publicApi: altered((_, answer) =>
        answer.status === 404 && !answer.body?.includes("detail")
          ? { status: 302, headers: { location: "https://www.example.com/" } }
          : answer,
      ),
    },
    problems: large,
  },
  "one with all routes of the collector open": {
    played: { publicApi: open("^POST /customer/consent$|^GET /consents/type/enabled$|^GET /uix/") },
    args: ["--collector", "track,collect,redirect,tracker,consent,consentTypes,widgets"],
    problems: large,
  },
  "one that takes TLS 1.2": { played: { ...toTheInternet, oldestTls: "TLSv1.2" }, problems: large },
  "one whose GUI is a patch of the API's release": {
    played: { ...toTrusted, gui: gui("0.8.2.1") },
    args: ["--trusted"],
    problems: large,
  },
};
