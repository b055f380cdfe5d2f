import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The versions that AWS upgrades a search domain to. */
const UPGRADES = {
  CompatibleVersions: [
    { SourceVersion: "OpenSearch_2.17", TargetVersions: ["OpenSearch_2.19"] },
    { SourceVersion: "OpenSearch_2.19", TargetVersions: ["OpenSearch_3.1", "OpenSearch_3.3"] },
  ],
};

/** What a plan asks AWS, answered on this machine; all else is refused and noted. */
export class SimulatedAws {
  readonly refused: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(): Promise<SimulatedAws> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const aws = new SimulatedAws(server, `http://127.0.0.1:${port}`);
    server.on("request", (request, response) => {
      request.resume();
      const known = request.url?.startsWith("/2021-01-01/opensearch/compatibleVersions?");
      if (!known) aws.refused.push(`${request.method} ${request.url}`);
      response.writeHead(known ? 200 : 400, { "content-type": "application/json" });
      response.end(JSON.stringify(known ? UPGRADES : { message: "not simulated" }));
    });
    return aws;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
