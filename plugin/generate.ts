/** `npm run package-schema`: writes the schema by which Pulumi makes SDKs for other languages. */
import { writeFileSync } from "node:fs";
import { packageSchema, schemaFile } from "./packageSchema";

writeFileSync(schemaFile, packageSchema());
