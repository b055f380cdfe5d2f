import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Api, type Login } from "./api";
import { Authority, type Certificate, signingKey } from "./certificates";
import { MetricsServer, metricsServerHost, type Usage } from "./metricsServer";
import { karpenter, type Programs, programs } from "./programs";
import { freePorts, Service } from "./service";

/** Folders of runs begin so, and go on with the number of the process that made them. */
const PREFIX = "tracardi-cluster-";

/**
 * A Kubernetes control plane on loopback: the real programs, with certificates of their own. Servers and
 * pods are played by KWOK, as `stages.yaml` says: no container runs.
 */
export class ControlPlane {
  private readonly services: { stop(): Promise<void> }[] = [];

  private constructor(
    private readonly folder: string,
    private readonly authority: Authority,
    private readonly ports: { readonly [service: string]: number },
    readonly api: Api,
  ) {}

  static async start(): Promise<ControlPlane> {
    const built = programs();
    removeLeftovers();
    const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    const [etcd, peer, apiServer, scheduler, controllers, kwok, metrics, health] =
      await freePorts(8);
    const authority = await Authority.create();
    const admin = await authority.issue("admin", ["system:masters"]);
    const login = {
      ...admin,
      server: `https://127.0.0.1:${apiServer}`,
      authority: authority.certificate,
    };
    const ports = { etcd, peer, apiServer, scheduler, controllers, kwok, metrics, health };
    const plane = new ControlPlane(folder, authority, ports, new Api(login));
    try {
      await plane.startStore(built);
      await plane.startApiServer(built);
      await plane.startControllers(built);
    } catch (error) {
      await plane.stop();
      throw error;
    }
    return plane;
  }

  async stop(): Promise<void> {
    // The API server last but one, the store last: the others would complain of them.
    for (const service of this.services.reverse()) await service.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A file with which kubectl reaches this control plane, as long as it runs. */
  adminKubeconfig(): Promise<string> {
    return this.kubeconfig("admin", ["system:masters"]);
  }

  /**
   * Has Karpenter make and remove servers. Its kinds must be known to the API server.
   *
   * @param instanceTypes the servers that there are to buy, as its KWOK provider reads them
   */
  async startKarpenter(instanceTypes: object[]): Promise<Service> {
    const types = this.file("instance-types.json", JSON.stringify(instanceTypes));
    // It knows no flag for the address that it tells its health and figures at: they are at all of them.
    const flags = {
      "metrics-port": String(this.ports.metrics),
      "health-probe-port": String(this.ports.health),
      "disable-leader-election": "true",
      "instance-types-file-path": types,
    };
    const kubeconfig = await this.kubeconfig("karpenter", ["system:masters"]);
    const service = this.run("karpenter", karpenter().program, flags, { KUBECONFIG: kubeconfig });
    await service.until(async () => {
      return (await fetch(`http://127.0.0.1:${this.ports.health}/readyz`)).ok;
    });
    return service;
  }

  /** Has autoscalers hear what pods use. */
  async startMetricsServer(usage: Usage): Promise<void> {
    const identity = await this.authority.issue(metricsServerHost, [], [metricsServerHost]);
    const { certificate } = this.authority;
    this.services.push(await MetricsServer.start(this.api, identity, certificate, usage));
  }

  private async startStore({ etcd }: Programs): Promise<void> {
    const { etcd: port, peer } = this.ports;
    const server = this.certificate("etcd", await this.authority.issue("etcd"));
    const trusted = this.file("authority.crt", this.authority.certificate);
    const service = this.run("etcd", etcd, {
      "data-dir": join(this.folder, "etcd"),
      "listen-client-urls": `https://127.0.0.1:${port}`,
      "advertise-client-urls": `https://127.0.0.1:${port}`,
      "listen-peer-urls": `http://127.0.0.1:${peer}`,
      "initial-advertise-peer-urls": `http://127.0.0.1:${peer}`,
      "initial-cluster": `default=http://127.0.0.1:${peer}`,
      "cert-file": server.certificate,
      "key-file": server.key,
      "trusted-ca-file": trusted,
      "client-cert-auth": "true",
      // What is lost with the machine may be lost: these are tests.
      "unsafe-no-fsync": "true",
    });
    await service.until(async () => true);
  }

  private async startApiServer({ apiServer }: Programs): Promise<void> {
    const serving = this.certificate("api", await this.authority.issue("kube-apiserver"));
    const client = this.certificate("api-to-etcd", await this.authority.issue("kube-apiserver"));
    const tokens = this.file("tokens.key", signingKey());
    const trusted = join(this.folder, "authority.crt");
    const service = this.run("kube-apiserver", apiServer, {
      "etcd-servers": `https://127.0.0.1:${this.ports.etcd}`,
      "etcd-cafile": trusted,
      "etcd-certfile": client.certificate,
      "etcd-keyfile": client.key,
      "bind-address": "127.0.0.1",
      "advertise-address": "127.0.0.1",
      "secure-port": String(this.ports.apiServer),
      "tls-cert-file": serving.certificate,
      "tls-private-key-file": serving.key,
      "client-ca-file": trusted,
      "service-account-issuer": "https://kubernetes.default.svc",
      "service-account-key-file": tokens,
      "service-account-signing-key-file": tokens,
      "service-cluster-ip-range": "172.20.0.0/16",
      "authorization-mode": "Node,RBAC",
      // As on EKS: what forbids privileged containers is the namespaces' own profile.
      "allow-privileged": "true",
      "endpoint-reconciler-type": "none",
    });
    await service.until(async () => {
      await this.api.get("/readyz");
      await this.api.get("/api/v1/namespaces/default");
      return true;
    });
  }

  private async startControllers({ scheduler, controllerManager, kwok }: Programs): Promise<void> {
    const tokens = join(this.folder, "tokens.key");
    const trusted = join(this.folder, "authority.crt");
    this.run("kube-scheduler", scheduler, {
      kubeconfig: await this.kubeconfig("system:kube-scheduler"),
      "secure-port": String(this.ports.scheduler),
      "bind-address": "127.0.0.1",
      "leader-elect": "false",
    });
    this.run("kube-controller-manager", controllerManager, {
      kubeconfig: await this.kubeconfig("system:kube-controller-manager", ["system:masters"]),
      "secure-port": String(this.ports.controllers),
      "bind-address": "127.0.0.1",
      "leader-elect": "false",
      "service-account-private-key-file": tokens,
      "root-ca-file": trusted,
      "use-service-account-credentials": "false",
    });
    this.run("kwok", kwok, {
      kubeconfig: await this.kubeconfig("kwok", ["system:masters"]),
      "manage-all-nodes": "true",
      config: join(__dirname, "stages.yaml"),
      // Heartbeats are in the server's status alone, so that a test can stop them.
      "node-lease-duration-seconds": "0",
      "server-address": `127.0.0.1:${this.ports.kwok}`,
    });
  }

  private async kubeconfig(user: string, groups: string[] = []): Promise<string> {
    const { certificate, key } = await this.authority.issue(user, groups);
    return this.file(
      `${user.replace(/:/g, "-")}.kubeconfig`,
      kubeconfigFor({
        server: `https://127.0.0.1:${this.ports.apiServer}`,
        authority: this.authority.certificate,
        certificate,
        key,
      }),
    );
  }

  private run(
    name: string,
    program: string,
    flags: { readonly [flag: string]: string },
    env: { readonly [name: string]: string } = {},
  ): Service {
    const args = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
    const service = new Service(name, program, args, join(this.folder, `${name}.log`), env);
    this.services.push(service);
    return service;
  }

  private certificate(name: string, { certificate, key }: Certificate): Certificate {
    return {
      certificate: this.file(`${name}.crt`, certificate),
      key: this.file(`${name}.key`, key),
    };
  }

  private file(name: string, content: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  }
}

/** Processes end with the one that started them, but folders stay when it is killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const maker = Number(name.slice(PREFIX.length).split("-")[0]);
    if (Number.isInteger(maker) && !isRunning(maker)) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function kubeconfigFor({
  server,
  authority,
  certificate,
  key,
}: Required<Omit<Login, "token">>): string {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const user = { "client-certificate-data": base64(certificate), "client-key-data": base64(key) };
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server, "certificate-authority-data": base64(authority) } }],
    users: [{ name: "u", user }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  });
}
