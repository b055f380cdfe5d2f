import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Properties, WireValue } from "../../preview/engine/wire";
import type { Schemas } from "./schema";

const PROVIDER = "registry.terraform.io/hashicorp/aws";

/** A resource in a plan, as `terraform show -json` has it. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Properties | null;
    readonly after: Properties | null;
    readonly after_unknown: WireValue;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** What the provider refuses. */
export interface Refused {
  /** The resource; undefined if it is the configuration as a whole. */
  readonly address: string | undefined;
  readonly reason: string;
}

/** A plan, or the reasons why there is none. */
export interface Plan {
  readonly changes: readonly PlannedChange[];
  readonly refused: readonly Refused[];
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Terraform in a folder of its own, with hashicorp/aws, and AWS at an address on this machine. */
export class Terraform {
  private readonly folder = mkdtempSync(join(tmpdir(), "tracardi-terraform-"));

  private constructor(
    private readonly aws: string,
    mirror: string | undefined,
  ) {
    const from =
      mirror === undefined ? "" : `filesystem_mirror { path = ${JSON.stringify(mirror)} }`;
    writeFileSync(
      this.file("terraform.rc"),
      mirror === undefined ? "" : `provider_installation {\n  ${from}\n}\n`,
    );
    this.write("main.tf.json", {
      terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
      provider: {
        aws: {
          region: "eu-west-1",
          access_key: "none",
          secret_key: "none",
          skip_credentials_validation: true,
          skip_metadata_api_check: true,
          skip_region_validation: true,
          skip_requesting_account_id: true,
        },
      },
    });
  }

  /**
   * @param aws the address that answers for AWS
   * @param mirror a folder with the provider, in the layout of `terraform providers mirror`; without it Terraform
   * installs it as it is set up to
   */
  static async start(aws: string, mirror?: string): Promise<Terraform> {
    const terraform = new Terraform(aws, mirror);
    await terraform.need(["init", "-no-color", "-input=false"]);
    return terraform;
  }

  async versions(): Promise<{ terraform: string; provider: string }> {
    const told = JSON.parse(await this.need(["version", "-json"])) as {
      terraform_version: string;
      provider_selections: Record<string, string>;
    };
    return { terraform: told.terraform_version, provider: told.provider_selections[PROVIDER] };
  }

  async schemas(): Promise<Schemas> {
    const told = JSON.parse(await this.need(["providers", "schema", "-json"])) as {
      provider_schemas: Record<string, { resource_schemas: Schemas }>;
    };
    return told.provider_schemas[PROVIDER].resource_schemas;
  }

  /** The plan of a configuration, upon a state or none. */
  async plan(configuration: Properties, state?: WireValue): Promise<Plan> {
    this.write("resources.tf.json", configuration);
    rmSync(this.file("terraform.tfstate"), { force: true });
    if (state !== undefined) this.write("terraform.tfstate", state);
    const { code, stdout, stderr } = await this.run([
      ...["plan", "-json", "-input=false", "-lock=false", "-refresh=false", "-out=plan"],
    ]);
    if (code !== 0) {
      const refused = errorsIn(stdout);
      if (refused.length === 0) throw new Error(`terraform plan ended with ${code}: ${stderr}`);
      return { changes: [], refused };
    }
    const shown = JSON.parse(await this.need(["show", "-json", "plan"])) as {
      resource_changes?: PlannedChange[];
    };
    return { changes: shown.resource_changes ?? [], refused: [] };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private async need(args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(args);
    if (code !== 0) throw new Error(`terraform ${args[0]} ended with ${code}: ${stderr || stdout}`);
    return stdout;
  }

  private run(args: readonly string[]): Promise<Ended> {
    const child = spawn("terraform", args, {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        TF_CLI_CONFIG_FILE: this.file("terraform.rc"),
        CHECKPOINT_DISABLE: "true",
        AWS_ENDPOINT_URL: this.aws,
        AWS_MAX_ATTEMPTS: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (data: string) => (texts[name] += data));
    }
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, ...texts }));
    });
  }

  private file(name: string): string {
    return join(this.folder, name);
  }

  private write(name: string, content: WireValue): void {
    writeFileSync(this.file(name), JSON.stringify(content));
  }
}

interface Line {
  readonly type: string;
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
    readonly address?: string;
  };
}

/** The errors among what Terraform prints, an object a line. */
function errorsIn(stdout: string): Refused[] {
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return lines.flatMap((line) => {
    const { diagnostic } = JSON.parse(line) as Line;
    if (diagnostic?.severity !== "error") return [];
    const { address, summary, detail } = diagnostic;
    return [{ address, reason: `${summary}: ${detail}`.replace(/\s+/g, " ").trim() }];
  });
}
