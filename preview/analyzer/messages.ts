/** Writes the analyzer protocol's requests. */
import {
  AnalyzeRequest,
  AnalyzeStackRequest,
  AnalyzerProviderResource,
  AnalyzerPropertyDependencies,
  AnalyzerResource,
  AnalyzerResourceOptions,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Resource } from "../engine/resource";
import { toStruct } from "../engine/struct";
import { Properties } from "../engine/wire";

/** The request for a resource before it is created: its inputs. */
export function analyzeRequest(resource: Resource, provider: Resource | undefined): AnalyzeRequest {
  const request = new AnalyzeRequest();
  request.setUrn(resource.urn);
  request.setType(resource.type);
  request.setName(resource.name);
  request.setProperties(toStruct(visible(resource.inputs)));
  request.setOptions(options(resource));
  request.setProvider(provider && providerMessage(provider));
  return request;
}

/** The request for the whole stack after a preview: outputs, and how the resources depend on each other. */
export function analyzeStackRequest(
  resources: Resource[],
  providerOf: (resource: Resource) => Resource | undefined,
): AnalyzeStackRequest {
  const request = new AnalyzeStackRequest();
  request.setResourcesList(
    resources.map((resource) => {
      const message = new AnalyzerResource();
      const provider = providerOf(resource);
      message.setUrn(resource.urn);
      message.setType(resource.type);
      message.setName(resource.name);
      message.setProperties(toStruct(visible(resource.outputs)));
      message.setOptions(options(resource));
      message.setProvider(provider && providerMessage(provider));
      message.setParent(resource.parent);
      message.setDependenciesList(resource.dependencies);
      const dependencies = message.getPropertydependenciesMap();
      for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
        if (urns.length > 0) {
          const each = new AnalyzerPropertyDependencies();
          each.setUrnsList(urns);
          dependencies.set(property, each);
        }
      }
      return message;
    }),
  );
  return request;
}

/** The engine does not send its internal properties, which begin with two underscores. */
function visible(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith("__")));
}

function providerMessage(provider: Resource): AnalyzerProviderResource {
  const message = new AnalyzerProviderResource();
  message.setUrn(provider.urn);
  message.setType(provider.type);
  message.setName(provider.name);
  message.setProperties(toStruct(visible(provider.inputs)));
  return message;
}

function options({ options: given, parent }: Resource): AnalyzerResourceOptions {
  const message = new AnalyzerResourceOptions();
  message.setProtect(given.protect);
  message.setIgnorechangesList(given.ignoreChanges);
  message.setDeletebeforereplacedefined(given.deleteBeforeReplace !== undefined);
  message.setDeletebeforereplace(given.deleteBeforeReplace ?? false);
  message.setAdditionalsecretoutputsList(given.additionalSecretOutputs);
  message.setAliasesList(given.aliases);
  message.setParent(parent);
  const timeouts = new AnalyzerResourceOptions.CustomTimeouts();
  timeouts.setCreate(given.timeouts.create);
  timeouts.setUpdate(given.timeouts.update);
  timeouts.setDelete(given.timeouts.delete);
  message.setCustomtimeouts(timeouts);
  return message;
}
