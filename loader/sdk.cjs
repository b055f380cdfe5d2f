// What Pulumi's SDK loads and does in each process for cases that hardly a program has, only when one has it.
const { readFileSync } = require("node:fs");
const { setSourceMapsSupport } = require("node:module");

const javascript = require.extensions[".js"];

/** Loads a module when something of it is used, and not when it is imported. */
function whenUsed(module, file) {
  let loaded = false;
  const load = () => {
    if (!loaded) {
      loaded = true;
      module.exports = {};
      javascript(module, file);
    }
    return module.exports;
  };
  module.exports = new Proxy(
    {},
    {
      get(_, name) {
        // What the SDK's importing looks at: it would copy the members of a module without this name.
        if (name === "__esModule") return true;
        // What a promise and Node ask any object for.
        const isAsked = name === "then" || typeof name === "symbol";
        return loaded || isAsked ? load()[name] : member(load, name);
      },
      has: (_, name) => name in load(),
      ownKeys: () => Reflect.ownKeys(load()),
      getOwnPropertyDescriptor(_, name) {
        const descriptor = Reflect.getOwnPropertyDescriptor(load(), name);
        return descriptor && { ...descriptor, configurable: true };
      },
    },
  );
}

/** A function or class of a module that is not loaded yet. */
function member(load, name) {
  return new Proxy(function () {}, {
    apply: (_, self, args) => Reflect.apply(load()[name], self, args),
    construct: (_, args) => Reflect.construct(load()[name], args),
    get: (_, key) => load()[name][key],
    has: (_, key) => key in load()[name],
  });
}

/**
 * The SDK keeps a stack trace as text for each of the four promises of each property of each resource, and shows them
 * only if `PULUMI_DEBUG_PROMISE_LEAKS` is set.
 */
function withoutTraces(module, file) {
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS) javascript(module, file);
  else module._compile(readFileSync(file, "utf8").replace("new Error().stack", "undefined"), file);
}

/** Node reads source maps itself, and only when an error is shown. */
function nodesSourceMaps(module, file) {
  if (setSourceMapsSupport === undefined) javascript(module, file);
  else setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
}

const tracing = [
  ...["exporter-zipkin", "instrumentation", "instrumentation-grpc"],
  ...["resources", "sdk-trace-base", "sdk-trace-node"],
];

/** By the module's place in `node_modules`. */
const treatments = new Map([
  // These two load TypeScript's compiler and npm's own modules, to turn functions into text.
  ["@pulumi/pulumi/runtime/closure/codePaths.js", whenUsed],
  ["@pulumi/pulumi/runtime/closure/serializeClosure.js", whenUsed],
  ["@pulumi/pulumi/automation/index.js", whenUsed],
  ...tracing.map((name) => [`@opentelemetry/${name}/build/src/index.js`, whenUsed]),
  ["@pulumi/pulumi/runtime/debuggable.js", withoutTraces],
  ["source-map-support/register.js", nodesSourceMaps],
]);

const INSTALLED = "/node_modules/";

require.extensions[".js"] = (module, file) => {
  const start = file.lastIndexOf(INSTALLED);
  const treatment = start < 0 ? undefined : treatments.get(file.slice(start + INSTALLED.length));
  return (treatment ?? javascript)(module, file);
};
