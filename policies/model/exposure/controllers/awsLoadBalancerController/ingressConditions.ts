import { whenKnown, ifKnown } from "../../../../known";
import { type Value, at, fields, isAbsent, items, parsedJson } from "../../../../value";
import type { Admission } from "../../../networks/admission";
import { admitted } from "../../lists";
import { type Backend, type Ingress, serviceName } from "../../topology/ingresses";
import { alb } from "./annotations";

/**
 * Who the conditions on client addresses of a backend let in. An Ingress names them by the Service or action
 * of a path; a default backend has none.
 *
 * Source: annotations of the controller's guide, "conditions.${conditions-name}".
 */
export function conditionGates({ annotations }: Ingress, { path }: Backend): Admission[] {
  if (path === undefined) return [];
  const name = serviceName(at(path.ofRule[path.position], "backend"));
  if (typeof name !== "string") return [];
  const text = at(annotations, `${alb}conditions.${name}`);
  if (isAbsent(text)) return [];
  return items(parsedJson(text))
    .map(sources)
    .filter((networks) => networks.length > 0)
    .map(admitted);
}

/** The networks of a condition; unknown ones if it may be one on addresses. */
const sources = (condition: Value): readonly Value[] =>
  items(
    whenKnown(condition, () =>
      ifKnown(
        anyCase(condition, "field"),
        (field) =>
          field === "source-ip" ? anyCase(anyCase(condition, "sourceIPConfig"), "values") : [],
        [],
      ),
    ),
  );

/** The controller accepts the JSON fields in upper or lower case. */
export function anyCase(value: Value, name: string): Value {
  return fields(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
