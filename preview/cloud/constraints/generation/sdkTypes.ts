/** Names and kinds of properties as `@pulumi/aws` declares them, read from its type declarations. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** A property: `text`, `flag`, `number`, `texts`, `map`, `any`, or a shape such as `eks.ClusterVpcConfig`, `lb.Action[]`. */
export interface SdkProperty {
  name: string;
  required: boolean;
  kind: string;
}

const sdk = dirname(require.resolve("@pulumi/aws/package.json"));

export const sdkVersion = (
  JSON.parse(readFileSync(join(sdk, "package.json"), "utf8")) as { version: string }
).version;

/** What a resource of the type takes, e.g. of `aws:ec2/vpc:Vpc`. */
export function propertiesOf(type: string): SdkProperty[] {
  const [, module, name] = type.split(":");
  const found = interfaces(join(sdk, `${module}.d.ts`)).get(`${name}Args`);
  if (found === undefined) throw new Error(`@pulumi/aws has no ${type}`);
  return found;
}

/** What an object of the shape takes, e.g. of `eks.ClusterVpcConfig`. */
export function propertiesOfShape(shape: string): SdkProperty[] {
  const found = interfaces(join(sdk, "types", "input.d.ts")).get(shape);
  if (found === undefined) throw new Error(`@pulumi/aws has no ${shape}`);
  return found;
}

const read = new Map<string, Map<string, SdkProperty[]>>();

/** The interfaces of a file, those in a namespace by `namespace.Name`. */
function interfaces(file: string): Map<string, SdkProperty[]> {
  const known = read.get(file);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const found = new Map<string, SdkProperty[]>();
  const visit = (node: ts.Node, prefix: string): void => {
    if (ts.isInterfaceDeclaration(node)) {
      found.set(
        prefix + node.name.text,
        node.members.flatMap((each) => property(each, source)),
      );
    } else if (ts.isModuleDeclaration(node)) {
      ts.forEachChild(node, (each) => visit(each, `${prefix}${node.name.text}.`));
    } else if (ts.isModuleBlock(node) || ts.isSourceFile(node)) {
      ts.forEachChild(node, (each) => visit(each, prefix));
    }
  };
  visit(source, "");
  read.set(file, found);
  return found;
}

function property(member: ts.TypeElement, source: ts.SourceFile): SdkProperty[] {
  if (!ts.isPropertySignature(member) || member.type === undefined) return [];
  const name = member.name.getText(source).replace(/"/g, "");
  const declared = member.type.getText(source);
  return [{ name, required: member.questionToken === undefined, kind: kindOf(declared) }];
}

function kindOf(declared: string): string {
  const plain = declared
    .replace(/pulumi\.Input<|>|\s|;/g, "")
    .replace(/\|undefined/g, "")
    .replace(/^string\|enums\.[\w.]+$|^enums\.[\w.]+$/, "string");
  const simple = new Map([
    ["string", "text"],
    ["boolean", "flag"],
    ["number", "number"],
    ["string[]", "texts"],
    ["{[key:string]:string}", "map"],
  ]).get(plain);
  const shape = /^inputs\.([\w.]+(\[\])?)$/.exec(plain)?.[1];
  return simple ?? shape ?? "any";
}
