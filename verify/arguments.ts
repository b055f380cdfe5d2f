import { parseArgs } from "node:util";
import { type CollectorRouteName, collectorRoutes } from "../facts/routes";
import type { Detour } from "./connections/connections";
import { UsageError } from "./usageError";

/** What the command line says. */
export interface VerifyArguments {
  readonly stack?: string;
  readonly cwd: string;
  readonly publicApi?: string;
  readonly internalApi?: string;
  readonly gui?: string;
  readonly collector: readonly CollectorRouteName[];
  readonly largestBodyKiB: number;
  readonly origin: string;
  readonly trusted: boolean;
  readonly detours: readonly Detour[];
  readonly ca?: string;
  readonly json: boolean;
}

const routeNames = Object.keys(collectorRoutes) as CollectorRouteName[];

/** Those that the component opens unasked. */
const openByDefault = "track,collect,redirect,tracker";

export const VERIFY_USAGE = `usage: tracardi-verify --stack NAME [options]
       tracardi-verify --public-api HOST [--internal-api HOST] [--gui HOST] [options]

Verifies a running installation from outside: addresses, certificates, what is open and what is closed on the
public side, and what browsers need. Stores no event, and changes nothing.

  --stack NAME          take the host names from the outputs of a stack, by Pulumi's CLI
  --cwd FOLDER          the folder of the stack's project (default: this one)
  --public-api HOST     host name of the API for the internet
  --internal-api HOST   host name of the API for the GUI
  --gui HOST            host name of the GUI
  --trusted             this machine is in a trusted network: the internal API and the GUI must answer, and say
                        that all is installed; without it they must not be reachable
  --collector ROUTES    the routes that are open (default: ${openByDefault});
                        there are ${routeNames.join(", ")}
  --largest-body KIB    largest body that is to pass, firewall.largestBodyKiB (default: 32)
  --origin URL          origin of the website that sends events (default: https://www.example.com)
  --connect-to HOST:PORT:ADDRESS:PORT
                        connect elsewhere, as curl does: to a new load balancer before its record moves
  --ca FILE             certificates of authorities of your own, in PEM
  --json                print JSON
  --help

exit codes: 0 nothing failed, 1 a bug of this tool, 2 wrong arguments, 3 a check failed, 130 interrupted`;

/** @throws UsageError if there is something wrong with them */
export function parseVerifyArguments(args: readonly string[]): VerifyArguments | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const { stack, cwd, gui, trusted, ca, json } = values;
  const publicApi = values["public-api"];
  const internalApi = values["internal-api"];
  if ((stack === undefined) === (publicApi === undefined)) {
    throw new UsageError("give --stack NAME or --public-api HOST; --help tells more");
  }
  if (stack !== undefined && (internalApi ?? gui) !== undefined) {
    throw new UsageError("--stack says the host names: leave out --internal-api and --gui");
  }
  Object.entries({ "public-api": publicApi, "internal-api": internalApi, gui }).forEach(
    ([name, host]) => checkHost(name, host),
  );
  return {
    ...{ stack, cwd, publicApi, internalApi, gui, trusted, ca, json },
    collector: routes(values.collector),
    largestBodyKiB: kib(values["largest-body"]),
    origin: originOf(values.origin),
    detours: values["connect-to"].map(detour),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        stack: { type: "string" },
        cwd: { type: "string", default: "." },
        "public-api": { type: "string" },
        "internal-api": { type: "string" },
        gui: { type: "string" },
        trusted: { type: "boolean", default: false },
        collector: { type: "string", default: openByDefault },
        "largest-body": { type: "string", default: "32" },
        origin: { type: "string", default: "https://www.example.com" },
        "connect-to": { type: "string", multiple: true, default: [] },
        ca: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}; --help tells more`);
  }
}

function checkHost(name: string, host: string | undefined): void {
  if (host === undefined || /^(?=.{1,253}$)([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/i.test(host)) return;
  throw new UsageError(`--${name} ${host}: give a host name alone, such as track.example.com`);
}

function routes(text: string): CollectorRouteName[] {
  return text.split(",").map((name) => {
    const route = routeNames.find((each) => each === name.trim());
    if (route !== undefined) return route;
    throw new UsageError(`--collector ${name}: there are ${routeNames.join(", ")}`);
  });
}

function kib(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size > 0) return size;
  throw new UsageError(`--largest-body ${text}: give a whole number of KiB, such as 32`);
}

function originOf(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new UsageError(`--origin ${text}: give scheme and host, such as https://www.example.com`);
}

function detour(text: string): Detour {
  const [, host, port, address, at] = /^([^:]+):(\d+):([^:]+):(\d+)$/.exec(text) ?? [];
  if (host !== undefined) {
    return { host, port: Number(port), to: { address, port: Number(at) } };
  }
  throw new UsageError(`--connect-to ${text}: give HOST:PORT:ADDRESS:PORT`);
}
