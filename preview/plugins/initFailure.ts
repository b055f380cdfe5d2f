import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import * as grpc from "@grpc/grpc-js";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Failure } from "../cloud/failure";
import { toStruct } from "../engine/struct";

/**
 * Rethrows the error with details, from which the engine learns what was created despite the failure.
 *
 * gRPC for Go reads such details from this metadata field; gRPC for Node has no API for them.
 */
export function initFailure(error: Error): never {
  if (!(error instanceof Failure)) throw error;
  const failed = new ErrorResourceInitFailed();
  failed.setId(error.id);
  failed.setProperties(toStruct(error.properties));
  failed.setReasonsList(error.reasons);
  const detail = new Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(error.message);
  status.addDetails(detail);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  throw Object.assign(new Error(error.message), { metadata });
}
