import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { TracardiArgsError, TracardiProduction, type TracardiProductionArgs } from "../index";

/** The parts of Pulumi's package schema that are needed here. */
export interface PackageSchema {
  readonly version: string;
  readonly resources: Readonly<Record<string, { readonly properties: object }>>;
}

/** Makes the component for programs in other languages. */
export class TracardiProvider implements pulumi.provider.Provider {
  readonly schema = readFileSync(join(__dirname, "schema.json"), "utf8");
  private readonly parsed = JSON.parse(this.schema) as PackageSchema;
  readonly version = this.parsed.version;

  async construct(
    name: string,
    type: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
  ): Promise<pulumi.provider.ConstructResult> {
    if (!Object.hasOwn(this.parsed.resources, type)) {
      throw new Error(
        `unknown type ${type}; there are ${Object.keys(this.parsed.resources).join(", ")}`,
      );
    }
    const made = create(name, inputs as TracardiProductionArgs, options);
    const outputs = Object.keys(this.parsed.resources[type].properties);
    const valueOf = (output: string) => made[output as keyof TracardiProduction];
    return { urn: made.urn, state: Object.fromEntries(outputs.map((key) => [key, valueOf(key)])) };
  }
}

function create(...args: ConstructorParameters<typeof TracardiProduction>): TracardiProduction {
  try {
    return new TracardiProduction(...args);
  } catch (error) {
    if (!(error instanceof TracardiArgsError)) throw error;
    // The engine prints the message and then each of the errors, and our own message has these in it.
    const [message] = error.message.split("\n");
    throw new pulumi.InputPropertiesError({ message, errors: error.errors });
  }
}

export const serve = (): Promise<void> =>
  pulumi.provider.main(new TracardiProvider(), process.argv.slice(2));
