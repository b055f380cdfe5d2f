/** The package `yaml`, loaded at the first use: most inputs need it nowhere, and it takes as long as judging one. */
export function yamlPackage(): typeof import("yaml") {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("yaml") as typeof import("yaml");
}
