import * as path from "node:path";
import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ContainerArgs } from "../podTemplate";
import { renderEnvConfig } from "./envConfig";
import { guiCommand, guiFiles, guiUser, renderNginx } from "./nginx";

export interface GuiContainerArgs {
  readonly namespace: kubernetes.core.v1.Namespace;
  readonly image: string;
  /** The internal API as the browser reaches it. */
  readonly apiUrl: string;
  /** Other settings of its page, which depend on the version of the GUI. */
  readonly pageSettings: { readonly [key: string]: string };
}

/** nginx with our own files instead of the two that the image would write at its start. */
export function guiContainer(
  name: string,
  { namespace, image, apiUrl, pageSettings }: GuiContainerArgs,
  opts: pulumi.CustomResourceOptions,
): ContainerArgs {
  const rendered = {
    [guiFiles.nginx]: renderNginx({ apiUrl }),
    [guiFiles.envConfig]: renderEnvConfig({ apiUrl, settings: pageSettings }),
  };
  const entries = Object.entries(rendered).map(([file, text]) => [path.posix.basename(file), text]);
  const files = new kubernetes.core.v1.ConfigMap(
    name,
    {
      metadata: { namespace: namespace.metadata.name },
      data: Object.fromEntries(entries),
    },
    opts,
  );
  return {
    name: "gui",
    image,
    command: guiCommand,
    env: [],
    userId: guiUser,
    cpu: "50m",
    memory: { request: "32Mi", limit: "128Mi" },
    volumes: [{ name: "files", configMap: { name: files.metadata.name } }],
    mounts: Object.keys(rendered).map((mountPath) => ({
      name: "files",
      mountPath,
      subPath: path.posix.basename(mountPath),
      readOnly: true,
    })),
  };
}
