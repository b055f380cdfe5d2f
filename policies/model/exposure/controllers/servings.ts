import type { Server, Surroundings } from "./controller";

/** What controllers make of their objects in one stack, each asked once. */
export function servings<Asking, Served>(
  around: Surroundings,
): (server: Server<Asking, Served>) => Served {
  const made = new Map<Server<Asking, Served>, Served>();
  return (server) => {
    const found = made.get(server) ?? server.serve(around);
    made.set(server, found);
    return found;
  };
}
