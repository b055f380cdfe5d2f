import { RegisterPackageRequest, RegisterPackageResponse } from "@pulumi/pulumi/proto/resource_pb";

/** A parameterized package, such as one that Pulumi generates from a Terraform provider. */
export interface RegisteredPackage {
  /** The reference that resources use for it. */
  reference: string;
  name: string;
  version: string;
  /** The provider that takes the parameter, and its version. */
  base: string;
  baseVersion: string;
  parameter: string;
}

/** The packages that a program has registered. */
export class Packages {
  private readonly byReference = new Map<string, RegisteredPackage>();

  register(request: RegisterPackageRequest): RegisterPackageResponse {
    const parameterization = request.getParameterization();
    if (parameterization === undefined) {
      throw new Error(
        `the offline preview knows no package ${request.getName()} without a parameter`,
      );
    }
    const registered = {
      name: parameterization.getName(),
      version: parameterization.getVersion(),
      base: request.getName(),
      baseVersion: request.getVersion(),
      parameter: Buffer.from(parameterization.getValue_asU8()).toString("utf8"),
    };
    const reference = `${registered.name}@${registered.version}`;
    this.byReference.set(reference, { reference, ...registered });
    const response = new RegisterPackageResponse();
    response.setRef(reference);
    return response;
  }

  /** The version of the package that a request refers to, or the request's own if it refers to none. */
  versionOf(request: { getPackageref(): string; getVersion(): string }): string {
    const reference = request.getPackageref();
    if (reference === "") return request.getVersion();
    const found = this.byReference.get(reference);
    if (found === undefined) throw new Error(`unknown package reference ${reference}`);
    return found.version;
  }

  all(): RegisteredPackage[] {
    return [...this.byReference.values()];
  }
}
