/** Reads the monitor's requests into our own terms, and writes its responses. */
import {
  ReadResourceRequest,
  ReadResourceResponse,
  RegisterResourceRequest,
  RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Resource, ResourceOptions } from "./resource";
import { fromStruct, toStruct } from "./wire";

/** A resource as the program asks for it: no outputs, and no provider, yet. */
export function registered(request: RegisterResourceRequest, urn: string, root: string): Resource {
  const dependencies: Record<string, string[]> = {};
  request.getPropertydependenciesMap().forEach((each, property) => {
    dependencies[property] = each.getUrnsList();
  });
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || root,
    custom: request.getCustom(),
    external: false,
    provider: "",
    id: "",
    inputs: fromStruct(request.getObject()),
    outputs: {},
    dependencies: request.getDependenciesList(),
    propertyDependencies: dependencies,
    options: optionsOf(request),
  };
}

export function read(request: ReadResourceRequest, urn: string, root: string): Resource {
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || root,
    custom: true,
    external: true,
    provider: "",
    id: request.getId(),
    inputs: fromStruct(request.getProperties()),
    outputs: {},
    dependencies: request.getDependenciesList(),
    propertyDependencies: {},
    options: {
      ...plainOptions(),
      additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    },
  };
}

/** The options of a resource about which the program says nothing. */
export function plainOptions(): ResourceOptions {
  return {
    protect: false,
    ignoreChanges: [],
    deleteBeforeReplace: undefined,
    additionalSecretOutputs: [],
    aliases: [],
    timeouts: { create: 0, update: 0, delete: 0 },
  };
}

function optionsOf(request: RegisterResourceRequest): ResourceOptions {
  const timeouts = request.getCustomtimeouts();
  return {
    protect: request.getProtect() ?? false,
    ignoreChanges: request.getIgnorechangesList(),
    deleteBeforeReplace: request.getDeletebeforereplacedefined()
      ? request.getDeletebeforereplace()
      : undefined,
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    aliases: request.getAliasurnsList(),
    timeouts: {
      create: seconds(timeouts?.getCreate()),
      update: seconds(timeouts?.getUpdate()),
      delete: seconds(timeouts?.getDelete()),
    },
  };
}

const UNITS: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** A duration in Go's notation (`1h30m`), in seconds. */
function seconds(duration = ""): number {
  const parts = duration.matchAll(/([\d.]+)(ms|[hms])/g);
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
}

export function registeredResponse(resource: Resource): RegisterResourceResponse {
  const response = new RegisterResourceResponse();
  response.setUrn(resource.urn);
  response.setId(resource.id);
  response.setObject(toStruct(resource.outputs));
  const dependencies = response.getPropertydependenciesMap();
  for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
    const each = new RegisterResourceResponse.PropertyDependencies();
    each.setUrnsList(urns);
    dependencies.set(property, each);
  }
  return response;
}

export function readResponse(resource: Resource): ReadResourceResponse {
  const response = new ReadResourceResponse();
  response.setUrn(resource.urn);
  response.setProperties(toStruct(resource.outputs));
  return response;
}
