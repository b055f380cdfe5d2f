import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  ReadResourceRequest,
  RegisterPackageResponse,
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
import { Providers } from "./providers";
import { plainOptions, read, readResponse, registered, registeredResponse } from "./requests";
import { Resource } from "./resource";
import { Server } from "./rpc";
import { Stack } from "./stack";
import { makeUrn, nameOf, providedPackage } from "./urn";
import { Properties, Value, fromStruct, isUnknown, toStruct } from "./wire";

/** What the monitor needs to know about the stack, and whom it tells. */
export interface MonitorContext {
  stack: Stack;
  names: { project: string; stack: string };
  config: Record<string, string>;
  treatment: Treatment;
  /**
   * Called with each resource before it is "created"; returns the inputs to go on with, which the
   * policy pack may have changed.
   */
  judge: (resource: Resource, provider: Resource | undefined) => Promise<Properties>;
  /** Called when a resource is complete. */
  done: (resource: Resource) => void;
}

/** Features of the protocol that programs may use; what is missing here, the SDK refuses by name. */
const FEATURES = [
  "secrets",
  "aliasSpecs",
  "deletedWith",
  "replaceWith",
  "parameterization",
  "resourceHooks",
  "errorHooks",
];

/** Serves the resource monitor: what the engine does with a program, short of the cloud. */
export function serveMonitor(server: Server, context: MonitorContext): void {
  const { stack, names } = context;
  const urnFor = (parent: string, type: string, name: string) =>
    makeUrn(names.stack, names.project, parent, type, name);
  const providers = new Providers(stack, names, context.config, async (urn, type, inputs) => {
    stack.claim(urn);
    const request = { urn, type, name: nameOf(urn), parent: "", inputs };
    await complete({ ...request, ...NEW, custom: true, provider: "", options: plainOptions() }, "");
  });

  async function complete(resource: Resource, version: string, reference = ""): Promise<void> {
    if (!resource.custom) {
      resource.inputs = await context.judge(resource, undefined);
      resource.outputs = resource.inputs;
    } else if (providedPackage(resource.type) !== undefined) {
      resource.inputs = await context.judge(resource, undefined);
      resource.outputs = resource.inputs;
      resource.id = idOf(context.treatment("simulated-provider"));
    } else {
      await create(resource, version, reference);
    }
    stack.add(resource);
    context.done(resource);
  }

  async function create(resource: Resource, version: string, reference: string): Promise<void> {
    const { urn, simulated, configured } = await providers.resolve(
      reference,
      resource.type,
      version,
    );
    resource.provider = urn;
    if (configured) {
      resource.inputs = (await simulated.check(resource.urn, {}, resource.inputs)).inputs;
    }
    resource.inputs = await context.judge(resource, stack.get(urn));
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

    async registerResource(request: RegisterResourceRequest) {
      const parent = request.getParent() || stack.root;
      const urn = urnFor(parent, request.getType(), request.getName());
      stack.claim(urn);
      if (request.getRemote()) {
        throw new Error(
          `${request.getType()} is a component of another language's package: ` +
            "the offline preview cannot run it",
        );
      }
      const resource = registered(request, urn, parent);
      await complete(resource, request.getVersion(), request.getProvider());
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
        request.getVersion(),
      );
      resource.provider = provider;
      const { props } = await simulated.read(resource.id, urn, resource.inputs);
      resource.outputs = withSecrets(props, resource.options.additionalSecretOutputs);
      stack.add(resource);
      context.done(resource);
      return readResponse(resource);
    },

    async invoke(request: ResourceInvokeRequest) {
      const { simulated } = await providers.resolve(
        request.getProvider(),
        request.getTok(),
        request.getVersion(),
      );
      const { outputs } = await simulated.invoke(request.getTok(), fromStruct(request.getArgs()));
      const response = new ResourceInvokeResponse();
      response.setReturn(toStruct(outputs));
      return response;
    },

    async call(request: ResourceCallRequest) {
      throw new Error(`the offline preview has no answer for the method ${request.getTok()}`);
    },

    async registerPackage() {
      const response = new RegisterPackageResponse();
      response.setRef("package");
      return response;
    },

    // Hooks run around real operations; a preview has none.
    registerResourceHook: async () => new Empty(),
    registerErrorHook: async () => new Empty(),
    signalAndWaitForShutdown: async () => new Empty(),
  });
}

/** An id that is not known is empty in the protocol. */
function idOf(treated: Value): string {
  return typeof treated === "string" && !isUnknown(treated) ? treated : "";
}

const NEW = {
  external: false,
  id: "",
  outputs: {},
  dependencies: [],
  propertyDependencies: {},
};
