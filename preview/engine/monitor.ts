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
import { Treatment, treatComputed, withSecrets } from "./computed";
import { Packages } from "./packages";
import { Providers } from "./providers";
import { newResource, read, readResponse, registered, registeredResponse } from "./requests";
import { Resource } from "./resource";
import { Server } from "./rpc";
import { Stack } from "./stack";
import { makeUrn, providedPackage } from "./urn";
import { Value, fromStruct, isUnknown, toStruct } from "./wire";

/** What the monitor needs to know about the stack, and whom it tells. */
export interface MonitorContext {
  stack: Stack;
  names: { project: string; stack: string };
  config: Record<string, string>;
  treatment: Treatment;
  /** Called with each resource before it is "created". */
  judge: (resource: Resource, provider: Resource | undefined) => Promise<void>;
  /** Called when a resource is complete. */
  done: () => void;
  /** Called with what the user should know of a part that is not simulated. */
  warn: (message: string) => void;
}

/** Features of the protocol that programs may use; what is missing here, the SDK refuses by name. */
const FEATURES = ["secrets", "aliasSpecs", "deletedWith", "replaceWith", "parameterization"];

/** Serves the resource monitor: what the engine does with a program, short of the cloud. */
export function serveMonitor(server: Server, context: MonitorContext): void {
  const { stack, names } = context;
  const packages = new Packages();
  const urnFor = (parent: string, type: string, name: string) =>
    makeUrn(names.stack, names.project, parent, type, name);
  const providers = new Providers(stack, names, context.config, async (urn, inputs) => {
    stack.claim(urn);
    await complete(newResource(urn, "", inputs), "");
  });

  async function complete(resource: Resource, version: string, reference = ""): Promise<void> {
    const isProvider = providedPackage(resource.type) !== undefined;
    if (resource.custom && !isProvider) {
      await create(resource, version, reference);
    } else {
      await context.judge(resource, undefined);
      resource.outputs = resource.inputs;
      resource.id = isProvider ? idOf(context.treatment("simulated-provider")) : "";
    }
    stack.add(resource);
    context.done();
  }

  async function create(resource: Resource, version: string, reference: string): Promise<void> {
    const { urn, simulated, configured } = await providers.resolve(
      reference,
      resource.type,
      version,
    );
    resource.provider = urn;
    if (configured) {
      resource.inputs = simulated.completed(resource.urn, resource.inputs);
    }
    await context.judge(resource, stack.get(urn));
    if (configured) {
      const { id, outs } = await simulated.create(resource.urn, resource.inputs);
      resource.id = idOf(context.treatment(id));
      resource.outputs = treatComputed(outs, resource.inputs, context.treatment);
    }
    resource.outputs = withSecrets(resource.outputs, resource.options.additionalSecretOutputs);
  }

  server.serve(ResourceMonitorService, {
    async supportsFeature(request: SupportsFeatureRequest) {
      const response = new SupportsFeatureResponse();
      response.setHassupport(FEATURES.includes(request.getId()));
      return response;
    },

    registerPackage: async (request: RegisterPackageRequest) => packages.register(request),

    async registerResource(request: RegisterResourceRequest) {
      const parent = request.getParent() || stack.root;
      const urn = urnFor(parent, request.getType(), request.getName());
      stack.claim(urn);
      if (request.getRemote()) {
        throw new Error(
          `${request.getType()} is a component of another language's package: ` +
            "the offline preview cannot run it. `npx tracardi-policies` judges what the Pulumi CLI makes " +
            "of it, from a file of `pulumi preview --json --show-sames --show-reads`",
        );
      }
      const resource = registered(request, urn, parent);
      await complete(resource, packages.versionOf(request), request.getProvider());
      return registeredResponse(resource);
    },

    async registerResourceOutputs(request: RegisterResourceOutputsRequest) {
      const resource = stack.get(request.getUrn());
      if (resource !== undefined) {
        resource.outputs = fromStruct(request.getOutputs());
      }
      return new Empty();
    },

    async readResource(request: ReadResourceRequest) {
      const parent = request.getParent() || stack.root;
      const urn = urnFor(parent, request.getType(), request.getName());
      stack.claim(urn);
      const resource = read(request, urn, parent);
      const { urn: provider, simulated } = await providers.resolve(
        request.getProvider(),
        resource.type,
        packages.versionOf(request),
      );
      resource.provider = provider;
      const { props } = await simulated.read(resource.id, urn, resource.inputs);
      resource.outputs = withSecrets(props, resource.options.additionalSecretOutputs);
      stack.add(resource);
      context.done();
      return readResponse(resource);
    },

    async invoke(request: ResourceInvokeRequest) {
      const { simulated } = await providers.resolve(
        request.getProvider(),
        request.getTok(),
        packages.versionOf(request),
      );
      const outputs = simulated.answer(request.getTok(), fromStruct(request.getArgs()));
      const response = new ResourceInvokeResponse();
      if (outputs === undefined) {
        context.warn(
          `the function ${request.getTok()} is not simulated: its result is unknown, or empty where ` +
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

    signalAndWaitForShutdown: async () => new Empty(),
  });
}

/** An id that is not known is empty in the protocol. */
function idOf(treated: Value): string {
  return typeof treated === "string" && !isUnknown(treated) ? treated : "";
}
