import { type ApiAddress, GuiAddresses } from "../model/addresses/guiAddress";
import { Hosts } from "../model/addresses/hosts";
import { runs } from "../model/workloads/runs";
import type { Workload } from "../model/workloads/workloads";
import { type Answer, anyOf, ifKnown } from "../known";
import { guiApiOf } from "./shared/guiApi";
import { type RuleContext, type Finding, type Rule, productionPage } from "./rule";
import { reachOf } from "./shared/ways";

const remediation =
  "Set API_URL to the host name of the API for the GUI, the one with EXPOSE_GUI_API=yes.";

const example = `# In the container of the GUI:
env:
  - name: API_URL
    value: https://tracardi-api.example.com
`;

/**
 * The GUI uses the API for internal traffic. The rule ignores a host name that leads nowhere in the stack: it may
 * belong to anything, and a wrong one only leaves the GUI without an API.
 */
export const guiApiAddress: Rule = {
  name: "tracardi-gui-api-address",
  description: "The GUI must be set up for the API for internal traffic.",
  why:
    "The API for the internet refuses what the GUI asks for; to make such a GUI work, people switch the GUI " +
    "API on where the internet reaches it.",
  requirement:
    "If you have 2 separate clusters for internal and external traffic remember to configure GUI to connect " +
    "to cluster handling internal traffic.",
  source: productionPage,
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  check: (context) => {
    const { model } = context;
    const guis = model.workloads.filter((each) => runs(each, "gui"));
    if (guis.length === 0) return [];
    const addresses = new GuiAddresses(model.index);
    const hosts = new Hosts(model.topology);
    const apis = model.workloads.filter((each) => runs(each, "api") && !each.runsToCompletion);
    const isPublic = (api: Workload) =>
      guiApiOf(api).state === "off" || reachOf(api, context) === "internet";
    const isSeparate = apis.some(isPublic) && !apis.every(isPublic);
    return guis.flatMap((gui) =>
      addresses
        .of(gui)
        .flatMap((address) => judged(gui, address, { hosts, isSeparate, apis, context })),
    );
  },
};

interface Around {
  readonly hosts: Hosts;
  /** Whether one API is public, and another one is not. */
  readonly isSeparate: boolean;
  readonly apis: readonly Workload[];
  readonly context: RuleContext;
}

function judged(gui: Workload, address: ApiAddress, around: Around): Finding[] {
  const { urn } = gui.resource;
  const message = `which API ${gui.label} is set up for is not known (${address.source}).`;
  const notKnown: Finding[] = around.isSeparate ? [{ outcome: "undecided", message, urn }] : [];
  return ifKnown(address.url, (url) => judgedHost(gui, hostOf(url), address, around), notKnown);
}

function judgedHost(
  gui: Workload,
  host: string,
  { source, isSecret }: ApiAddress,
  around: Around,
): Finding[] {
  const { urn } = gui.resource;
  const behind = around.hosts.behind(host);
  const surely = behind.surely.filter((each) => around.apis.includes(each));
  const perhaps = behind.perhaps.filter((each) => around.apis.includes(each));
  const found = [...surely, ...perhaps];
  if (host === "" || found.length === 0) return [];
  const serves = answerOf(surely, perhaps, around);
  if (serves === "yes") return [];
  const labels = found.map(({ label }) => label).join(", ");
  const shown = isSecret === true ? "a host from a Secret" : host;
  return serves === "no"
    ? [
        {
          outcome: "violation",
          message: `${gui.label}: ${source} names ${shown}, which leads to the public API (${labels}).`,
          urn,
        },
      ]
    : [
        {
          outcome: "undecided",
          message: `whether ${shown}, which ${source} of ${gui.label} names, leads to the public API (${labels}) is not known.`,
          urn,
        },
      ];
}

/** If it is not known which APIs are meant, all candidates must serve the GUI. */
function answerOf(
  surely: readonly Workload[],
  perhaps: readonly Workload[],
  around: Around,
): Answer {
  const sure = anyOf(surely.map((api) => servesGui(api, around)));
  const others = perhaps.map((api) => servesGui(api, around));
  if (surely.length > 0) return sure === "no" && others.includes("yes") ? "unknown" : sure;
  return others.every((answer) => answer === "yes") ? "yes" : "unknown";
}

/** Whether the GUI may use an API. If the stack does not separate public from internal APIs, it has no other choice. */
function servesGui(api: Workload, { isSeparate, context }: Around): Answer {
  const guiApi = guiApiOf(api).state;
  const reach = reachOf(api, context);
  if (guiApi === "off" || (isSeparate && reach === "internet")) return "no";
  return guiApi === "unknown" || (isSeparate && reach === "undecided") ? "unknown" : "yes";
}

/** Without scheme, login, port and path. */
function hostOf(url: string): string {
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url.replace(/^\/+/, "")}`;
  return URL.canParse(absolute) ? new URL(absolute).hostname : "";
}
