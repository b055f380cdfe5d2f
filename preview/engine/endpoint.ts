import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import {
  GetRootResourceResponse,
  LogRequest,
  LogSeverity,
  RequirePulumiVersionResponse,
  SetRootResourceRequest,
  SetRootResourceResponse,
} from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Server } from "./rpc";

export type Severity = "info" | "warning" | "error";

/** A message from the program, about a resource or in general. */
export interface Diagnostic {
  severity: Severity;
  message: string;
  /** "" if the message is not about a particular resource. */
  urn: string;
}

const SEVERITIES: Partial<Record<LogSeverity, Severity>> = {
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
};

/** Serves the part of the engine that programs and packs talk to: messages, and the stack's root. */
export function serveEngine(server: Server, log: (diagnostic: Diagnostic) => void): void {
  let root = "";
  server.serve(EngineService, {
    async log(request: LogRequest) {
      const severity = SEVERITIES[request.getSeverity()];
      if (severity !== undefined && !request.getEphemeral()) {
        log({ severity, message: request.getMessage(), urn: request.getUrn() });
      }
      return new Empty();
    },
    async getRootResource() {
      const response = new GetRootResourceResponse();
      response.setUrn(root);
      return response;
    },
    async setRootResource(request: SetRootResourceRequest) {
      root = request.getUrn();
      return new SetRootResourceResponse();
    },
    async requirePulumiVersion() {
      return new RequirePulumiVersionResponse();
    },
  });
}
