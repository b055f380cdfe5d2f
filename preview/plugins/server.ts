import type { provider } from "@pulumi/pulumi";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckFailure,
  CheckRequest,
  CheckResponse,
  ConfigureRequest,
  ConfigureResponse,
  CreateRequest,
  CreateResponse,
  DeleteRequest,
  DiffRequest,
  DiffResponse,
  InvokeRequest,
  InvokeResponse,
  ParameterizeRequest,
  ParameterizeResponse,
  ReadRequest,
  ReadResponse,
  UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { SimulatedProvider } from "../cloud/provider";
import { text } from "../cloud/package";
import { treatComputed, unknownBefore } from "../engine/computed";
import { Server } from "../engine/rpc";
import { fromStruct, toStruct } from "../engine/struct";
import { initFailure } from "./initFailure";

/**
 * Serves a simulated provider to the real engine. The SDK's own server does not support previews: values that a cloud
 * computes inside a property of the program would be absent instead of unknown.
 *
 * @param simulate the provider of a package, for a region where one is configured
 */
export function serveProvider(
  server: Server,
  packageName: string,
  simulate: (packageName: string, region: string | undefined) => SimulatedProvider,
): void {
  let name = packageName;
  let simulated = simulate(name, undefined);

  server.serve(ResourceProviderService, {
    async getPluginInfo() {
      const response = new PluginInfo();
      response.setVersion(simulated.version);
      return response;
    },

    /** Turns this provider into the provider of another package. */
    async parameterize(request: ParameterizeRequest) {
      const value = request.getValue();
      if (value === undefined) throw new Error("a package is made of a value, not of arguments");
      name = value.getName();
      simulated = simulate(name, undefined);
      const response = new ParameterizeResponse();
      response.setName(name);
      response.setVersion(value.getVersion());
      return response;
    },

    async configure(request: ConfigureRequest) {
      simulated = simulate(name, text(fromStruct(request.getArgs()).region));
      const response = new ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      return response;
    },

    async diffConfig(request: DiffRequest) {
      const [olds, news] = [fromStruct(request.getOlds()), fromStruct(request.getNews())];
      const replaces = simulated.replacedByConfig(olds, news);
      // Without a word on whether it changes, the engine compares the properties itself.
      const response = new DiffResponse();
      if (replaces.length > 0) response.setChanges(DiffResponse.DiffChanges.DIFF_SOME);
      response.setReplacesList(replaces);
      return response;
    },

    async check(request: CheckRequest) {
      const olds = fromStruct(request.getOlds());
      const news = fromStruct(request.getNews());
      const { inputs, failures = [] } = await simulated.check(request.getUrn(), olds, news);
      const response = new CheckResponse();
      response.setInputs(toStruct(inputs));
      response.setFailuresList(failures.map(failed));
      return response;
    },

    async diff(request: DiffRequest) {
      const olds = fromStruct(request.getOlds());
      const news = fromStruct(request.getNews());
      const { changes, changed, replaces, deleteBeforeReplace } = await simulated.diff(
        request.getId(),
        request.getUrn(),
        olds,
        news,
      );
      const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
      const response = new DiffResponse();
      response.setChanges(changes ? DIFF_SOME : DIFF_NONE);
      // By these the engine finds what the program wants to be replaced.
      response.setDiffsList(changed);
      response.setReplacesList(replaces ?? []);
      response.setDeletebeforereplace(deleteBeforeReplace ?? false);
      return response;
    },

    async create(request: CreateRequest) {
      const inputs = fromStruct(request.getProperties());
      const response = new CreateResponse();
      if (request.getPreview()) {
        const { outs } = simulated.plan(request.getUrn(), inputs);
        response.setProperties(toStruct(treatComputed(outs, inputs, unknownBefore)));
      } else {
        const { id, outs } = await simulated.create(request.getUrn(), inputs).catch(initFailure);
        response.setId(id);
        response.setProperties(toStruct(outs));
      }
      return response;
    },

    async read(request: ReadRequest) {
      const state = fromStruct(request.getProperties());
      const { id, props } = await simulated.read(request.getId(), request.getUrn(), state);
      const response = new ReadResponse();
      response.setId(id ?? "");
      response.setProperties(toStruct(props));
      response.setInputs(request.getInputs());
      return response;
    },

    async update(request: UpdateRequest) {
      const olds = fromStruct(request.getOlds());
      const news = fromStruct(request.getNews());
      const { outs } = await simulated.update(request.getId(), request.getUrn(), olds, news);
      const response = new UpdateResponse();
      response.setProperties(toStruct(outs));
      return response;
    },

    async delete(request: DeleteRequest) {
      const state = fromStruct(request.getProperties());
      await simulated.delete(request.getId(), request.getUrn(), state);
      return new Empty();
    },

    async invoke(request: InvokeRequest) {
      const { outputs } = await simulated.invoke(request.getTok(), fromStruct(request.getArgs()));
      const response = new InvokeResponse();
      response.setReturn(toStruct(outputs));
      return response;
    },

    /** Asked for by an engine that did not start this provider itself. */
    attach: async () => new Empty(),

    cancel: async () => new Empty(),
  });
}

function failed({ property, reason }: provider.CheckFailure): CheckFailure {
  const failure = new CheckFailure();
  failure.setProperty(property);
  failure.setReason(reason);
  return failure;
}
