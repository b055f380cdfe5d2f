/** Converts the monitor's requests to our types, and builds its responses. */
import {
  ReadResourceRequest,
  ReadResourceResponse,
  RegisterResourceRequest,
  RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Resource, ResourceOptions } from "./resource";
import { nameOf, typeOf } from "./urn";
import { fromStruct, toStruct } from "./struct";
import { Properties } from "./wire";

/** A resource as the program requests it, without outputs and provider yet. */
export function registered(request: RegisterResourceRequest, urn: string, root: string): Resource {
  const dependencies: Record<string, string[]> = {};
  request.getPropertydependenciesMap().forEach((each, property) => {
    dependencies[property] = each.getUrnsList();
  });
  return {
    ...newResource(urn, request.getParent() || root, fromStruct(request.getObject())),
    custom: request.getCustom(),
    dependencies: request.getDependenciesList(),
    propertyDependencies: dependencies,
    options: optionsOf(request),
  };
}

/** A resource that already exists in the cloud. */
export function read(request: ReadResourceRequest, urn: string, root: string): Resource {
  const parent = request.getParent() || root;
  const resource = newResource(urn, parent, fromStruct(request.getProperties()));
  resource.external = true;
  resource.id = request.getId();
  resource.dependencies = request.getDependenciesList();
  resource.options.additionalSecretOutputs = request.getAdditionalsecretoutputsList();
  return resource;
}

/** A resource with nothing but inputs. */
export function newResource(urn: string, parent: string, inputs: Properties): Resource {
  return {
    ...{ urn, type: typeOf(urn), name: nameOf(urn), parent, inputs },
    ...{ custom: true, external: false, provider: "", id: "", outputs: {} },
    ...{ dependencies: [], propertyDependencies: {} },
    options: {
      protect: false,
      ignoreChanges: [],
      deleteBeforeReplace: undefined,
      additionalSecretOutputs: [],
      aliases: [],
      timeouts: { create: 0, update: 0, delete: 0 },
    },
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
