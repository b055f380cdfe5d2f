const { setSourceMapsSupport } = require("node:module");
const { cached } = require("./cache.cjs");
const { optionsFor } = require("./tsconfig.cjs");

const versionOf = (compiler) => require(`${compiler}/package.json`).version;
const version = versionOf("sucrase");

/**
 * Compiles TypeScript to CommonJS and keeps every line in place, so stack traces name the lines of the source without a
 * source map.
 */
function compile(source, file) {
  const options = optionsFor(file);
  if (Object.keys(options.others).length > 0) return byTypeScript(source, file, options);
  try {
    return cached([version, options, source], () => fast(source, file, options));
  } catch {
    // What sucrase cannot parse is wrong or too new for it; TypeScript decides which.
    return byTypeScript(source, file, options);
  }
}

function fast(source, file, { fields, interop }) {
  // Required only for a cache miss, because loading sucrase takes longer than reading the whole cache.
  const { transform } = require("sucrase");
  const { code } = transform(source, {
    transforms: ["typescript", "imports"],
    disableESTransforms: fields === "define",
    enableLegacyTypeScriptModuleInterop: !interop,
    preserveDynamicImport: true,
    filePath: file,
  });
  return code;
}

/** @throws a SyntaxError with TypeScript's diagnostics */
function byTypeScript(source, file, { fields, interop, others }) {
  const code = cached([versionOf("typescript"), fields, interop, others, file, source], () => {
    const ts = require("typescript");
    const named = { ...others, target: "es2022", module: "commonjs" };
    const { options } = ts.convertCompilerOptionsFromJson(named, ".");
    const { outputText, diagnostics } = ts.transpileModule(source, {
      fileName: file,
      reportDiagnostics: true,
      compilerOptions: {
        ...options,
        useDefineForClassFields: fields === "define",
        esModuleInterop: interop,
        inlineSourceMap: true,
      },
    });
    if (diagnostics.length > 0) {
      const host = {
        getCurrentDirectory: () => process.cwd(),
        getNewLine: () => "\n",
        getCanonicalFileName: (name) => name,
      };
      throw new SyntaxError(ts.formatDiagnostics(diagnostics, host));
    }
    return outputText;
  });
  setSourceMapsSupport?.(true, { nodeModules: false, generatedCode: false });
  return code;
}

module.exports = { compile };
