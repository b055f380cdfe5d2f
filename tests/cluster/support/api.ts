import { Agent, request } from "node:https";

/** A Kubernetes object, as the API takes and gives it. */
// Tests look into objects of every kind.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type KubernetesObject = Record<string, any>;

export interface Login {
  readonly server: string;
  /** PEM. */
  readonly authority?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly token?: string;
}

/** What the API server said no to, and why. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** A client of one API server. */
export class Api {
  private readonly agent: Agent;
  private readonly headers: { readonly [name: string]: string };
  private resources?: Promise<Map<string, Resource>>;
  /** What the API server let pass, but not without a word. */
  readonly warnings: string[] = [];

  constructor(private readonly login: Login) {
    const { authority: ca, certificate: cert, key, token } = login;
    this.headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    this.agent = new Agent({ ca, cert, key, keepAlive: true });
  }

  get(path: string): Promise<KubernetesObject> {
    return this.send("GET", path);
  }

  async list(path: string, selector = ""): Promise<KubernetesObject[]> {
    const query = selector === "" ? "" : `?labelSelector=${encodeURIComponent(selector)}`;
    return (await this.get(`${path}${query}`)).items as KubernetesObject[];
  }

  /** @param dryRun whether the server judges alone, and keeps nothing */
  create(path: string, body: KubernetesObject, dryRun = false): Promise<KubernetesObject> {
    const query = `fieldValidation=Strict${dryRun ? "&dryRun=All" : ""}`;
    return this.send("POST", `${path}?${query}`, body);
  }

  replace(path: string, body: KubernetesObject): Promise<KubernetesObject> {
    return this.send("PUT", `${path}?fieldValidation=Strict`, body);
  }

  /**
   * Calls back for each object that is there, and for each that comes, changes or goes.
   *
   * @returns a function that ends it
   */
  watch(
    path: string,
    selector: string,
    changed: (type: "ADDED" | "MODIFIED" | "DELETED" | "ERROR", object: KubernetesObject) => void,
  ): () => void {
    const url = `${this.login.server}${path}?watch=true&labelSelector=${encodeURIComponent(selector)}`;
    let ended = false;
    const broken = (why: string) => ended || changed("ERROR", { message: why });
    const call = request(url, { agent: this.agent, headers: this.headers }, (response) => {
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        const lines = (rest + part).split("\n");
        rest = lines.pop() ?? "";
        for (const { type, object } of lines.map(parsed)) changed(type, object);
      });
      response.on("end", () => broken("the watch has ended"));
    });
    call.on("error", ({ message }) => broken(message));
    call.end();
    return () => {
      ended = true;
      call.destroy();
    };
  }

  /** A merge patch. */
  patch(path: string, body: KubernetesObject): Promise<KubernetesObject> {
    return this.send("PATCH", path, body, "application/merge-patch+json");
  }

  delete(path: string): Promise<KubernetesObject> {
    return this.send("DELETE", path, { gracePeriodSeconds: 0, propagationPolicy: "Background" });
  }

  /**
   * Server-side apply with strict validation of all fields.
   *
   * @param dryRun whether the server judges alone, and keeps nothing
   */
  async apply(body: KubernetesObject, dryRun = false): Promise<KubernetesObject> {
    const query = `fieldManager=tests&fieldValidation=Strict&force=true${dryRun ? "&dryRun=All" : ""}`;
    const path = `${await this.pathOf(body)}?${query}`;
    return this.send("PATCH", path, body, "application/apply-patch+yaml");
  }

  /** Where an object is, or would be. */
  async pathOf({ apiVersion, kind, metadata }: KubernetesObject): Promise<string> {
    const key = `${apiVersion}/${kind}`;
    let found = (await (this.resources ??= this.discover())).get(key);
    if (!found) {
      // A definition may have been added.
      this.resources = this.discover();
      found = (await this.resources).get(key);
    }
    if (!found) throw new Error(`the API server knows no ${key}`);
    const base = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const namespace = found.namespaced ? `/namespaces/${metadata.namespace ?? "default"}` : "";
    return `${base}${namespace}/${found.plural}/${metadata.name}`;
  }

  private async discover(): Promise<Map<string, Resource>> {
    const groups = (await this.get("/apis")).groups as KubernetesObject[];
    const versions = groups.flatMap(({ versions: all }) =>
      (all as KubernetesObject[]).map(({ groupVersion }) => groupVersion as string),
    );
    const lists = await Promise.all(
      ["v1", ...versions].map(async (version) => {
        const path = version.includes("/") ? `/apis/${version}` : `/api/${version}`;
        const resources = await this.resourcesAt(path);
        return resources
          .filter(({ name }) => !name.includes("/"))
          .map(
            ({ name, kind, namespaced }) =>
              [`${version}/${kind}`, { plural: name, namespaced }] as const,
          );
      }),
    );
    return new Map(lists.flat());
  }

  private async resourcesAt(path: string): Promise<KubernetesObject[]> {
    try {
      return (await this.get(path)).resources as KubernetesObject[];
    } catch (error) {
      // What a definition brings is named a moment before it is there.
      if (error instanceof ApiError && error.code === 404) return [];
      throw error;
    }
  }

  private send(
    method: string,
    path: string,
    body?: KubernetesObject,
    type = "application/json",
  ): Promise<KubernetesObject> {
    const content = body === undefined ? "" : JSON.stringify(body);
    const headers = {
      ...this.headers,
      "content-type": type,
      // Node sends none by itself with a DELETE, and the server would take its body for the next request.
      "content-length": Buffer.byteLength(content),
    };
    return new Promise((resolve, reject) => {
      const call = request(
        `${this.login.server}${path}`,
        { method, agent: this.agent, headers },
        (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (part: string) => (text += part));
          response.on("end", () => {
            const code = response.statusCode ?? 0;
            if (response.headers.warning) this.warnings.push(response.headers.warning);
            const answer = parsed(text);
            if (code < 300) resolve(answer);
            else reject(new ApiError(code, String(answer.message ?? text)));
          });
        },
      );
      call.on("error", (error: NodeJS.ErrnoException) => {
        // The server may close a connection at the moment that it is taken for the next request.
        if (call.reusedSocket && error.code === "ECONNRESET") {
          this.send(method, path, body, type).then(resolve, reject);
        } else reject(error);
      });
      call.end(content);
    });
  }
}

interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

function parsed(text: string): KubernetesObject {
  try {
    return JSON.parse(text) as KubernetesObject;
  } catch {
    return { message: text };
  }
}
