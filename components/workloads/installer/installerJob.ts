import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { SearchEndpoint } from "../../search/searchEndpoint";
import type { PlacementSettings } from "../../settings/workloads";
import { apiUserId } from "../api";
import { variables } from "../apiEnvironment";
import {
  installerCommand,
  installerDeadlineSeconds,
  installerFiles,
  installerFolder,
} from "./script";
import type { InstallerEnvironment } from "./variables";
import type { Labels } from "../../internal/labels";
import type { EnvVar } from "../podParts";
import { taskPod } from "../podTemplate";
import type { ContainerFiles } from "../searchTrust";
import { createSecretEnvironment } from "../secrets";

export interface InstallerJobArgs {
  readonly installation: string;
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly labels: Labels;
  readonly placement: PlacementSettings;
  /** Name of the Secret with the login to the image registries. */
  readonly pullSecret?: pulumi.Output<string>;
  readonly image: string;
  readonly search: SearchEndpoint;
  readonly adminEmail: string;
  readonly adminPassword: pulumi.Output<string>;
  /** The variables that the API processes of the installation share, including secrets. */
  readonly env: EnvVar[];
  readonly files: Pick<ContainerFiles, "volumes" | "mounts">;
  readonly dependsOn: pulumi.Input<pulumi.Resource>[];
}

const workFolder = "/work";

/**
 * Installs Tracardi's schema, its plugins and its first administrator, and creates the search user of the pods.
 * It runs for each new image, does not change what exists, and fails if a final check finds something missing.
 * The next `up` recreates a failed Job.
 */
export class InstallerJob extends pulumi.ComponentResource {
  /** Complete once the installation is. */
  readonly job: kubernetes.batch.v1.Job;

  constructor(name: string, args: InstallerJobArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:InstallerJob", name, {}, opts);
    const parent = { parent: this };
    const namespace = args.namespace.metadata.name;
    const { search } = args;

    const files = new kubernetes.core.v1.ConfigMap(
      name,
      { metadata: { namespace, labels: args.labels }, data: installerFiles() },
      parent,
    );
    const secrets = createSecretEnvironment(
      name,
      args.namespace,
      {
        INSTALLER_ADMIN_PASSWORD: args.adminPassword,
        ...(search.master && {
          INSTALLER_SEARCH_MASTER_USERNAME: search.master.username,
          INSTALLER_SEARCH_MASTER_PASSWORD: search.master.password,
        }),
      },
      parent,
    );
    const settings: Partial<InstallerEnvironment> = {
      SEARCH_FLAVOR: search.flavor,
      INSTALLER_SEARCH_USER: search.master ? "create" : "existing",
      INSTALLER_ADMIN_EMAIL: args.adminEmail,
      INSTALLER_WORK_FOLDER: workFolder,
    };

    const deadline = installerDeadlineSeconds();
    // A server has to start and pull the image before the installer's own deadlines begin.
    const activeDeadlineSeconds = deadline + 600;
    this.job = new kubernetes.batch.v1.Job(
      name,
      {
        metadata: {
          namespace,
          labels: args.labels,
          annotations: { "pulumi.com/replaceUnready": "true" },
        },
        spec: {
          // The installer itself waits for servers that are not ready yet; any other failure needs a person.
          backoffLimit: 0,
          // Losing a server does not mean that the installation failed.
          podFailurePolicy: {
            rules: [
              {
                action: "Ignore",
                // This is the default, but the schema of older clusters requires it (kubernetes#133479).
                onPodConditions: [{ type: "DisruptionTarget", status: "True" }],
              },
            ],
          },
          activeDeadlineSeconds,
          template: taskPod({
            installation: args.installation,
            placement: args.placement,
            labels: args.labels,
            pullSecret: args.pullSecret,
            container: {
              name: "installer",
              image: args.image,
              command: installerCommand,
              env: [...args.env, ...variables(settings as Record<string, string>), ...secrets],
              userId: apiUserId,
              cpu: "250m",
              memory: { request: "256Mi", limit: "768Mi" },
              volumes: [
                { name: "installer", configMap: { name: files.metadata.name } },
                { name: "work", emptyDir: { sizeLimit: "256Mi" } },
                ...args.files.volumes,
              ],
              mounts: [
                { name: "installer", mountPath: installerFolder, readOnly: true },
                { name: "work", mountPath: workFolder },
                ...args.files.mounts,
              ],
            },
          }),
        },
      },
      {
        ...parent,
        dependsOn: args.dependsOn,
        customTimeouts: {
          create: `${activeDeadlineSeconds + 60}s`,
          update: `${activeDeadlineSeconds + 60}s`,
        },
      },
    );
    this.registerOutputs({});
  }
}
