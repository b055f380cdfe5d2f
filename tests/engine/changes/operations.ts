import { spawn } from "node:child_process";
import { bases } from "../installations/bases";
import { withValue } from "../installations/values";
import type { Installation } from "./installation";
import { type Outcome, inWords } from "./outcome";

/** What is done to an installation without a change of an argument alone. */
export interface Operation {
  /** What is done, as the page says it. */
  readonly what: string;
  /** What `pulumi up` does then, in words. Leaves the installation as it found it, except for what it says. */
  readonly does: (installation: Installation) => Promise<string>;
}

const previewed = async (installation: Installation, name?: string): Promise<string> =>
  inWords(await installation.outcome(["preview"], name));

const FEWER = 4;

/** Of `production`, in this order: the last ones leave it changed. */
export const operations: readonly Operation[] = [
  {
    what: "`pulumi stack rename renamed`",
    async does(installation) {
      await installation.run(["stack", "rename", "renamed"]);
      const result = await previewed(installation, "renamed");
      await installation.run(["stack", "rename", "dev"], "renamed");
      return result;
    },
  },
  {
    what: "`pulumi stack rename organization/elsewhere/dev`, and the project's new name in its files",
    async does(installation) {
      const named = (from: string, to: string) => {
        installation.edit("Pulumi.yaml", (text) =>
          text.replace(`name: ${from}\n`, `name: ${to}\n`),
        );
        installation.edit("Pulumi.dev.yaml", (text) => text.replaceAll(`  ${from}:`, `  ${to}:`));
      };
      await installation.run(["stack", "rename", "organization/elsewhere/dev"]);
      named("tracardi", "elsewhere");
      const result = await previewed(installation);
      await installation.run(["stack", "rename", "organization/tracardi/dev"]);
      named("elsewhere", "tracardi");
      return result;
    },
  },
  {
    what: '`new TracardiProduction("shop", …, { aliases: [{ name: "tracardi" }] })` in place of `"tracardi"`',
    async does(installation) {
      let before = "";
      installation.edit("stack.ts", (text) => {
        before = text;
        return text
          .replace('const name = "tracardi"', 'const name = "shop"')
          .replace(
            "readArguments(name, pulumi.getProject())",
            '$&, { aliases: [{ name: "tracardi" }] }',
          );
      });
      const result = await previewed(installation);
      installation.edit("stack.ts", () => before);
      return result;
    },
  },
  ...[
    {
      what: "`pulumi up` after the region got a fourth zone, the first by its name",
      zones: ["eu-west-0a", "eu-west-1a", "eu-west-1b", "eu-west-1c"],
    },
    {
      what: "`pulumi up` after the first zone was taken away",
      zones: ["eu-west-1b", "eu-west-1c", "eu-west-1d"],
    },
  ].map(({ what, zones }) => ({
    what,
    async does(installation: Installation) {
      installation.events.zones = zones;
      const result = await previewed(installation);
      installation.events.zones = undefined;
      return result;
    },
  })),
  {
    what: `\`pulumi up --target '**Deployment::tracardi-public-api'\`, with \`publicApi.instances\` → \`${FEWER}\``,
    async does(installation) {
      await installation.configure(withValue(bases.production, "publicApi.instances", FEWER));
      const target = ["--target", "**Deployment::tracardi-public-api"];
      const result = await installation.outcome(["preview", ...target]);
      await installation.configure(bases.production);
      return inWords(result);
    },
  },
  {
    what: "`pulumi up --refresh` after AWS upgraded Kubernetes to 1.36 by itself",
    async does(installation) {
      installation.events.kubernetesVersion = "1.36";
      const result = await installation.outcome(["preview", "--refresh"]);
      installation.events.kubernetesVersion = undefined;
      return `${inWords(result)}, to the lower version, which [AWS refuses](recovery.md)`;
    },
  },
  {
    what: "the same, with `kubernetesVersion` → `1.36`",
    async does(installation) {
      installation.events.kubernetesVersion = "1.36";
      await installation.configure(withValue(bases.production, "kubernetesVersion", "1.36"));
      const result = await installation.outcome(["preview", "--refresh"]);
      installation.events.kubernetesVersion = undefined;
      await installation.configure(bases.production);
      return inWords(result);
    },
  },
  {
    what: `\`pulumi up\` with \`publicApi.instances\` → \`${FEWER}\`, killed at its first update, and then \`pulumi cancel\``,
    async does(installation) {
      await installation.configure(withValue(bases.production, "publicApi.instances", FEWER));
      await killedAtFirstUpdate(installation);
      await installation.cancel();
      const result = await previewed(installation);
      await installation.configure(bases.production);
      await installation.up();
      return result;
    },
  },
  {
    what: "`pulumi destroy`",
    does: async (installation) => gone(await installation.outcome(["destroy", "--preview-only"])),
  },
  {
    what: '`unprotected` → `["search"]` and `pulumi up`; then `openSearch` → –, `elasticCloud` → `{"region":"eu-west-1"}`',
    async does(installation) {
      const unprotected = withValue(bases.production, "unprotected", ["search"]);
      await installation.configure(unprotected);
      await installation.up();
      const other = withValue(unprotected, "elasticCloud", { region: "eu-west-1" });
      await installation.configure(withValue(other, "openSearch", undefined));
      return previewed(installation);
    },
  },
  {
    what: "`protection` → `false` and `pulumi up`; then `pulumi destroy`",
    async does(installation) {
      await installation.configure(withValue(bases.production, "protection", false));
      await installation.up();
      return gone(await installation.outcome(["destroy", "--preview-only"]));
    },
  },
];

/** All goes at once, of whatever kind. */
function gone(result: Outcome): string {
  return "refused" in result ? inWords(result) : `deletes all ${result.gone.length} resources`;
}

/** Begins an update, and kills the engine while the first resource is being updated. */
async function killedAtFirstUpdate(installation: Installation): Promise<void> {
  const child = spawn(...installation.command(["up", "--yes", "--skip-preview"]));
  child.stdout.resume();
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (_, by) => resolve(by));
  });
  installation.events.updating = () => child.kill("SIGKILL");
  const by = await ended;
  installation.events.updating = undefined;
  if (by !== "SIGKILL") throw new Error("the engine ended by itself");
}
