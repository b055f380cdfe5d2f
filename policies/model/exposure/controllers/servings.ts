import type { ControllerServer, Surroundings } from "./controller";

/** What controllers make of their objects in one stack. Each controller is asked only once. */
export function servings<Asking, Served>(
  around: Surroundings,
): (server: ControllerServer<Asking, Served>) => Served {
  const made = new Map<ControllerServer<Asking, Served>, Served>();
  return (server) => {
    const found = made.get(server) ?? server.serve(around);
    made.set(server, found);
    return found;
  };
}
