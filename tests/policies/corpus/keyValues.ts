import type { Inputs } from "../../helpers/policyStack";
import type { Layout, Role } from "./case";

/** A Secret beside a role's Deployment. */
export const addSecret = (layout: Layout, role: Role, name: string, fields: Inputs): void =>
  layout.addBeside(role, "kubernetes:core/v1:Secret", name, fields);

/** A ConfigMap beside a role's Deployment. */
export const addConfigMap = (layout: Layout, role: Role, name: string, data: Inputs): void =>
  layout.addBeside(role, "kubernetes:core/v1:ConfigMap", name, { data });

const from =
  (kind: "secretKeyRef" | "configMapKeyRef") =>
  (name: string, key: string, more: Inputs = {}): Inputs => ({
    valueFrom: { [kind]: { name, key, ...more } },
  });

/** What a variable takes from a Secret's key, for `setEnv`. */
export const fromSecret = from("secretKeyRef");

/** What a variable takes from a ConfigMap's key, for `setEnv`. */
export const fromConfigMap = from("configMapKeyRef");
