import type { PolicyConfigSchema } from "@pulumi/policy";
import { productionMinimums } from "../../facts/capacity";
import { imageNames, serviceImageNames } from "../../facts/images";
import { levels } from "./levels";

/** Tracardi's processes, for which the configuration can name container images or labels. */
const processes = [...Object.keys(imageNames), ...Object.keys(serviceImageNames), "worker"];

const images = {
  type: "array",
  items: {
    type: "string",
    pattern: "^[^/:@]+$",
    description: "the last part of a repository's name, such as tracardi-api",
  },
} as const;

/** The schema of the policy `tracardi`, under whose name the whole pack is configured. */
export const settingsSchema = (ruleNames: readonly string[]): PolicyConfigSchema => ({
  properties: {
    profile: {
      type: "string",
      enum: ["production", "minimal"],
      default: "production",
      description:
        "production: Tracardi's production layout. minimal: the small installation of its Q&A, one " +
        "API group whose public side lets only the collector paths through.",
    },
    trustedNetworks: {
      type: "array",
      items: {
        type: "string",
        pattern: "^[0-9a-fA-F.:]+/[0-9]{1,3}$",
        description: "a network, such as 203.0.113.0/24",
      },
      default: [],
      description:
        "Networks (CIDR) that may reach the GUI and an API with the GUI API on. Without any, a " +
        "network is trusted as long as it is not open to the internet.",
    },
    minimums: {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        Object.keys(productionMinimums).map((key) => [key, { type: "integer", minimum: 0 }]),
      ),
      default: {},
      description: "Least numbers of instances; what is not given comes from the profile.",
    },
    levels: {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        ["all", ...ruleNames].map((name) => [name, { type: "string", enum: [...levels] }]),
      ),
      default: {},
      description:
        "By rule, or `all` for those that are not named: mandatory fails the deployment, advisory " +
        "only tells, disabled is silent.",
    },
    workloads: {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        processes.map((process) => [
          process,
          {
            type: "object",
            additionalProperties: false,
            properties: {
              images,
              labels: { type: "object", additionalProperties: { type: "string" } },
            },
          },
        ]),
      ),
      default: {},
      description:
        "How else Tracardi's containers are known, by process: images by the last part of their " +
        "repository's name, and labels of their pods.",
    },
    exemptions: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        properties: {
          rule: { type: "string", enum: [...ruleNames] },
          resource: { type: "string", minLength: 1 },
          reason: { type: "string", minLength: 1 },
          until: {
            type: "string",
            pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            description: "a day, such as 2027-01-31",
          },
        },
        required: ["rule", "resource", "reason", "until"],
      },
      default: [],
      description:
        "Resources that a rule passes over until the end of a day (UTC): by URN, or by kind and " +
        "name as messages show them (`Deployment tracardi/gui`); `*` stands for any text.",
    },
  },
});
