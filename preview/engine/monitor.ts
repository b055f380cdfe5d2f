import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  ReadResourceRequest,
  RegisterPackageRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceCallRequest,
  ResourceInvokeRequest,
  ResourceInvokeResponse,
  SupportsFeatureRequest,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Packages } from "./packages";
import { Registrar, RegistrarContext } from "./registrar";
import { read, readResponse, registered, registeredResponse } from "./requests";
import { Server } from "./rpc";
import { fromStruct, toStruct } from "./struct";

/** What the monitor needs to know about the stack, and its callbacks. */
export interface MonitorContext extends RegistrarContext {
  /** Called with each registration as the program requests it, before it is processed. */
  observe?: (urn: string, request: RegisterResourceRequest) => void;
  /** Called with warnings about what is not simulated. */
  warn: (message: string) => void;
}

/** Protocol features that programs may use. The SDK refuses any other with a message that names it. */
const FEATURES = [
  ...["secrets", "aliasSpecs", "deletedWith", "replaceWith", "parameterization"],
  // Nothing fails here, so that none is called.
  "errorHooks",
];

/** Serves the resource monitor: what the engine does for a program, without the cloud. */
export function serveMonitor(server: Server, context: MonitorContext): void {
  const packages = new Packages();
  const registrar = new Registrar(context);
  server.serve(ResourceMonitorService, {
    ...registrations(context, packages, registrar),
    ...functions(context, packages, registrar),
    supportsFeature: async (request: SupportsFeatureRequest) => {
      const response = new SupportsFeatureResponse();
      response.setHassupport(FEATURES.includes(request.getId()));
      return response;
    },
    registerErrorHook: async () => new Empty(),
    registerPackage: async (request: RegisterPackageRequest) => packages.register(request),
    signalAndWaitForShutdown: async () => new Empty(),
  });
}

/** The requests that create resources. */
function registrations(context: MonitorContext, packages: Packages, registrar: Registrar) {
  return {
    async registerResource(request: RegisterResourceRequest) {
      const type = request.getType();
      const { urn, parent } = registrar.claim(request.getParent(), type, request.getName());
      if (request.getRemote()) {
        throw new Error(
          `${type} is a component of another language's package: ` +
            "the offline preview cannot run it. `npx tracardi-policies` judges what the Pulumi CLI makes " +
            "of it, from a file of `pulumi preview --json --show-sames --show-reads`",
        );
      }
      context.observe?.(urn, request);
      const resource = registered(request, urn, parent);
      await registrar.complete(resource, packages.versionOf(request), request.getProvider());
      return registeredResponse(resource);
    },

    async registerResourceOutputs(request: RegisterResourceOutputsRequest) {
      const resource = context.stack.get(request.getUrn());
      if (resource !== undefined) {
        resource.outputs = fromStruct(request.getOutputs());
      }
      return new Empty();
    },

    async readResource(request: ReadResourceRequest) {
      const { urn, parent } = registrar.claim(
        request.getParent(),
        request.getType(),
        request.getName(),
      );
      const resource = read(request, urn, parent);
      await registrar.read(resource, packages.versionOf(request), request.getProvider());
      return readResponse(resource);
    },
  };
}

/** The requests that ask a provider something. */
function functions(context: MonitorContext, packages: Packages, { providers }: Registrar) {
  return {
    async invoke(request: ResourceInvokeRequest) {
      const token = request.getTok();
      const version = packages.versionOf(request);
      const { simulated } = await providers.resolve(request.getProvider(), token, version);
      const outputs = simulated.answer(token, fromStruct(request.getArgs()));
      const response = new ResourceInvokeResponse();
      if (outputs === undefined) {
        context.warn(
          `the function ${token} is not simulated: its result is unknown, or empty where ` +
            "the program calls it without Output",
        );
        response.setUnknown(true);
      } else {
        response.setReturn(toStruct(outputs));
      }
      return response;
    },

    async call(request: ResourceCallRequest) {
      throw new Error(`the offline preview has no answer for the method ${request.getTok()}`);
    },
  };
}
