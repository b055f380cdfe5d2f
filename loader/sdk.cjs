// In every process, Pulumi's SDK loads modules and does work that hardly any program needs. Here, that happens on
// demand.
const { readFileSync } = require("node:fs");
const { setSourceMapsSupport } = require("node:module");

const javascript = require.extensions[".js"];

/** Loads a module when it is first used instead of when it is imported. */
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
        // The SDK's import helper checks this; without it, the helper would copy all members of the module.
        if (name === "__esModule") return true;
        // Promises and Node look these up on any object.
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
  const proxy = new Proxy(function () {}, {
    apply: (_, self, args) => Reflect.apply(load()[name], self, args),
    construct(_, args, target) {
      const real = load()[name];
      // Another target is a class that extends this one.
      return Reflect.construct(real, args, target === proxy ? real : target);
    },
    get: (_, key) => load()[name][key],
    has: (_, key) => key in load()[name],
  });
  return proxy;
}

/**
 * The SDK formats a stack trace for each of the four promises of each property of each resource, but shows them only if
 * `PULUMI_DEBUG_PROMISE_LEAKS` is set.
 */
function withoutTraces(module, file) {
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS) javascript(module, file);
  else changed(module, file, "new Error().stack", "undefined");
}

/**
 * For each Output that holds a resource, such as a list of `dependsOn`, the SDK looks for unknown values in all that the
 * resource refers to: its parents, their options and providers. There can be none, as a resource has its own in Outputs.
 */
function opaqueResources(module, file) {
  const seen = "else if (seen.has(val))";
  changed(module, file, seen, "else if (val.__pulumiResource === true || seen.has(val))");
}

/** Where another version of the module does not have the text, the module stays as it is. */
function changed(module, file, text, other) {
  module._compile(readFileSync(file, "utf8").replace(text, other), file);
}

/** Node can read source maps itself, and does so only when it shows an error. */
function nodesSourceMaps(module, file) {
  if (setSourceMapsSupport === undefined) javascript(module, file);
  else setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
}

const tracing = [
  ...["exporter-zipkin", "instrumentation", "instrumentation-grpc"],
  ...["resources", "sdk-trace-base", "sdk-trace-node"],
];

/** By the module's path in `node_modules`. */
const treatments = new Map([
  // These two load TypeScript's compiler and npm's own modules, to serialize functions.
  ["@pulumi/pulumi/runtime/closure/codePaths.js", whenUsed],
  ["@pulumi/pulumi/runtime/closure/serializeClosure.js", whenUsed],
  ["@pulumi/pulumi/automation/index.js", whenUsed],
  // The later versions of one of them begin in another file.
  ...tracing.flatMap((name) =>
    ["index", "index-shim"].map((file) => [
      `@opentelemetry/${name}/build/src/${file}.js`,
      whenUsed,
    ]),
  ),
  ["@pulumi/pulumi/runtime/debuggable.js", withoutTraces],
  ["@pulumi/pulumi/output.js", opaqueResources],
  ["source-map-support/register.js", nodesSourceMaps],
]);

const INSTALLED = "/node_modules/";

require.extensions[".js"] = (module, file) => {
  const start = file.lastIndexOf(INSTALLED);
  const treatment = start < 0 ? undefined : treatments.get(file.slice(start + INSTALLED.length));
  return (treatment ?? javascript)(module, file);
};
