import * as fs from "node:fs";
import * as path from "node:path";

/**
 * A small stand-in for the installed `tracardi` package, with mapping files as awkward as the real
 * ones: placeholders that are no JSON, several spacings, Windows line ends, a folder below.
 */
export const packageFiles: Record<string, string> = {
  // The installer may find the package, but must not run it: only the API does.
  "__init__.py": `import os
if "INSTALLER_ADMIN_PASSWORD" in os.environ:
    raise ImportError("the installer ran the package")
`,
  "service/setup/mappings/profile-index.json": `{
  "index_patterns": ["%%TEMPLATE_PATTERN%%"],
  "template": {
    "settings": { "number_of_shards": %%SHARDS%%, "number_of_replicas": %%REPLICAS%% },
    "mappings": {
      "_meta": { "version": "%%VERSION%%" },
      "properties": {
        "traits": {
          "type": "flattened"
        },
        "metadata": {
          "properties": {
            "aux": { "type":"flattened" },
            "system": {
              "type": "flattened"
            },
            "type": { "type": "keyword" }
          }
        }
      }
    }
  }
}
`,
  "service/setup/mappings/event-index.json":
    '{\r\n  "mappings": { "properties": {\r\n' +
    '    "properties": {"type":   "flattened"},\r\n    "context" : { "type" : "flattened" },\r\n' +
    '    "name": { "type": "keyword", "meta": { "about": "not flattened" } }\r\n' +
    '  } },\r\n  "settings": { "number_of_shards": %%SHARDS%% }\r\n}\r\n',
  "service/setup/mappings/log-index.json": `{
  "template": {
    "settings": { "number_of_shards": %%SHARDS%% },
    "mappings": {
      "properties": {
        "message": {
          "type": "keyword"
        },
        "logger": { "type": "keyword" },
        "exc_info": { "type": "keyword" },
        "stack_info": {"type":"keyword"}
      }
    }
  }
}
`,
  "service/setup/mappings/updates/profile.json": `{ "properties": { "stats": { "type": "flattened" } } }
`,
};

/** Writes the package below a folder, as an image has it: nothing in it can be written. */
export function writePackage(folder: string, changes: Record<string, string> = {}): void {
  for (const [name, text] of Object.entries({ ...packageFiles, ...changes })) {
    const file = path.join(folder, "tracardi", name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (text) fs.writeFileSync(file, text, { mode: 0o444 });
  }
}
