import * as grpc from "@grpc/grpc-js";

/** Messages may be larger than gRPC's 4 MB: a stack call carries the whole stack. */
const LIMITS = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
};

type Unary = (request: never) => Promise<unknown>;

/** A gRPC server on loopback that answers with promises. */
export class Server {
  private readonly server = new grpc.Server(LIMITS);

  serve(
    service: grpc.ServiceDefinition<grpc.UntypedServiceImplementation>,
    handlers: Record<string, Unary>,
  ): void {
    const implementation: grpc.UntypedServiceImplementation = {};
    for (const [name, handler] of Object.entries(handlers)) {
      implementation[name] = (
        call: grpc.ServerUnaryCall<unknown, unknown>,
        callback: grpc.sendUnaryData<unknown>,
      ) => {
        handler(call.request as never).then(
          (response) => callback(null, response),
          ({ message, metadata }: Error & { metadata?: grpc.Metadata }) =>
            callback({ code: grpc.status.UNKNOWN, details: message, metadata }),
        );
      };
    }
    this.server.addService(service, implementation);
  }

  /** Starts to listen and returns the address. */
  listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(`127.0.0.1:${port}`),
      );
    });
  }

  close(): void {
    this.server.forceShutdown();
  }
}

/** The last of a stub's overloads. */
type Call<Request, Response> = (
  request: Request,
  metadata: grpc.Metadata,
  options: Partial<grpc.CallOptions>,
  callback: (error: grpc.ServiceError | null, response: Response) => void,
) => unknown;

/** Calls a method of an SDK stub, which takes a callback. */
export function call<Request, Response>(
  client: grpc.Client,
  method: Call<Request, Response>,
  request: Request,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    method.call(client, request, new grpc.Metadata(), {}, (error, response) =>
      error ? reject(error) : resolve(response),
    );
  });
}

export { LIMITS as channelOptions };
