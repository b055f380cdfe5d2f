import { type Known, allKnown, ifKnown, whenKnown } from "../../../../known";
import { type Value, at, fields, isAbsent } from "../../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../../networks/admission";
import { admitted, networksIn, splitList } from "../../lists";
import type { Ingress } from "../../topology/ingresses";
import type { Controller, IngressServing, Surroundings } from "../controller";
import { asServices } from "../gatewayServices";
import { unfollowedFrontend } from "../namedOnly";
import { EntryPoints } from "./entryPoints";
import { Middlewares, middlewareFilters } from "./middlewares";

const prefix = "traefik.ingress.kubernetes.io/";

/** The entry points that Traefik's chart opens to everyone. */
const usual = ["web", "websecure", "http", "https"];

/** The lists of Traefik 1, which its newer versions ignore. */
const lists = [`${prefix}whitelist-source-range`, "ingress.kubernetes.io/whitelist-source-range"];

function serve(around: Surroundings): IngressServing {
  const middlewares = new Middlewares(around.topology.index);
  const entryPoints = new EntryPoints(around);
  const frontsOf = (ingress: Ingress) => entryPoints.frontsOf(ingress, namesOf(ingress));
  return {
    gates({ ingress }) {
      const { annotations } = ingress;
      const named = at(annotations, `${prefix}router.middlewares`);
      return [
        ...(frontsOf(ingress) === undefined ? [entrance(ingress)] : [everyone(ingress)]),
        ...(isAbsent(named) ? [] : middlewares.gates(ingress, named)),
        ...ofFirstVersion(annotations),
      ];
    },
    frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
    fronts: frontsOf,
  };
}

/** The entry points that an Ingress names; none means the default ones. */
const namesOf = ({ annotations }: Ingress): Known<readonly string[]> =>
  whenKnown(allKnown(splitList(at(annotations, `${prefix}router.entrypoints`) ?? "")), (names) =>
    names.map((name) => String(name).toLowerCase()),
  );

function entrance(ingress: Ingress): Admission {
  const { label } = ingress;
  return ifKnown(
    namesOf(ingress),
    (names) =>
      names.length === 0 || names.some((name) => usual.includes(name))
        ? everyone(ingress)
        : admitUndecided(
            `who reaches the entry point ${names.join(", ")} of Traefik cannot be seen`,
          ),
    admitUndecided(`the entry points of ${label} are not known`),
  );
}

const everyone = ({ label }: Ingress): Admission =>
  admitEveryone(
    `admits everyone: ${label} names no networks that it is limited to (a middleware with ipAllowList)`,
  );

function ofFirstVersion(annotations: Value): Admission[] {
  const doubt = admitUndecided("only Traefik 1 reads the list of networks in the annotation");
  return lists
    .map((list) => at(annotations, list))
    .filter((list) => !isAbsent(list))
    .map((list) => union([admitted(networksIn(list)), doubt]));
}

export const traefik: Controller = {
  described: {
    name: "Traefik",
    source: "https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/",
    serves: "Ingresses of class `traefik` or with its annotations, and filters of Gateways' routes",
    decided: [
      "the networks of middlewares (`ipAllowList`, `ipWhiteList`, also in a `chain`), by annotation or as a filter of a route",
      "the Services that lead to an entry point of a Traefik in the stack (`router.entrypoints`)",
    ],
    undecided: [
      "entry points other than `web` and `websecure` of a Traefik that is not in the stack",
      "middlewares that are not in the stack, and those with an `ipStrategy`",
      "IngressRoutes",
    ],
    unseen: ["middlewares of an entry point", "its file of static configuration"],
  },
  ingresses: {
    claims: {
      controller: /^traefik\.(io|containo\.us)\//,
      className: /traefik/i,
      asked: ({ annotations }) => fields(annotations).some(([key]) => key.startsWith(prefix)),
    },
    serve,
  },
  gateways: {
    claims: { controller: /^traefik\.(io|containo\.us)\//, className: /traefik/i },
    filters: middlewareFilters,
    serve: (around) => asServices(around),
  },
};
