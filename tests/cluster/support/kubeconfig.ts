import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, dirname, resolve } from "node:path";
import { parse } from "yaml";
import type { KubernetesObject, Login } from "./api";

/**
 * The login of a context, as kubectl takes it from a kubeconfig.
 *
 * @param paths one file, or several as in `KUBECONFIG`
 */
export function loginOf(paths: string, context: string): Login {
  const files = paths.split(delimiter).filter((path) => path !== "");
  const configs = files.map((path) => ({
    folder: dirname(resolve(path)),
    config: parse(readFileSync(path, "utf8")) as KubernetesObject,
  }));
  const find = (list: string, entry: string, name: string) => {
    for (const { folder, config } of configs) {
      const found = ((config[list] ?? []) as KubernetesObject[]).find((each) => each.name === name);
      if (found) return { folder, value: found[entry] as KubernetesObject };
    }
    const known = configs.flatMap(({ config }) => (config[list] ?? []) as KubernetesObject[]);
    const names = known.map((each) => each.name).join(", ");
    throw new Error(`KUBECONFIG has no ${entry} "${name}"; it has: ${names}`);
  };
  const { cluster: clusterName, user: userName } = find("contexts", "context", context).value;
  const cluster = find("clusters", "cluster", clusterName);
  const user = find("users", "user", userName);
  const own = { ...user.value, ...executed(user.value.exec) };
  return {
    server: cluster.value.server,
    authority: pem(cluster.value, "certificate-authority", cluster.folder),
    certificate: pem(own, "client-certificate", user.folder),
    key: pem(own, "client-key", user.folder),
    token: own.token,
  };
}

function pem(entry: KubernetesObject, name: string, folder: string): string | undefined {
  const data = entry[`${name}-data`] as string | undefined;
  if (data !== undefined) return Buffer.from(data, "base64").toString();
  const path = entry[name] as string | undefined;
  return path === undefined ? undefined : readFileSync(resolve(folder, path), "utf8");
}

/** What a command answers, such as `aws eks get-token`. */
function executed(exec: KubernetesObject | undefined): KubernetesObject {
  if (exec === undefined) return {};
  const env = Object.fromEntries(
    ((exec.env ?? []) as KubernetesObject[]).map(({ name, value }) => [name, value]),
  );
  const info = {
    apiVersion: exec.apiVersion,
    kind: "ExecCredential",
    spec: { interactive: false },
  };
  const { status, stdout, error } = spawnSync(exec.command, exec.args ?? [], {
    encoding: "utf8",
    env: { ...process.env, ...env, KUBERNETES_EXEC_INFO: JSON.stringify(info) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error || status !== 0) {
    throw new Error(`${exec.command} failed: ${error?.message ?? `code ${status}`}`);
  }
  const { token, clientCertificateData, clientKeyData } = JSON.parse(stdout).status;
  const base64 = (text?: string) => text && Buffer.from(text).toString("base64");
  return {
    token,
    "client-certificate-data": base64(clientCertificateData),
    "client-key-data": base64(clientKeyData),
  };
}
