import { RegisterPackageRequest, RegisterPackageResponse } from "@pulumi/pulumi/proto/resource_pb";

/** A package that a provider becomes by a parameter, such as one that Pulumi makes of a Terraform provider. */
export interface RegisteredPackage {
  /** What resources refer to it by. */
  reference: string;
  name: string;
  version: string;
  /** The provider that is given the parameter, and its version. */
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

  /** The version of the package that a request refers to, or its own where it refers to none. */
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
