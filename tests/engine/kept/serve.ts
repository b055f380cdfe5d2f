/** Serves simulated AWS to the real engine, of a region whose availability zones are `ZONES`. */
import { DEFAULT_REGION } from "../../../preview/cloud";
import { Account } from "../../../preview/cloud/account/account";
import { aws } from "../../../preview/cloud/aws";
import type { SimulatedPackage } from "../../../preview/cloud/package";
import { SimulatedProvider } from "../../../preview/cloud/provider";
import { Server } from "../../../preview/engine/rpc";
import { serveProvider } from "../../../preview/plugins/server";

const names = (process.env.ZONES ?? "").split(",");

const elsewhere: SimulatedPackage = {
  ...aws,
  invoke: (token, ...rest) => {
    const answer = aws.invoke(token, ...rest);
    return answer && token.endsWith(":getAvailabilityZones") ? { ...answer, names } : answer;
  },
};

const account = new Account();
const server = new Server();
serveProvider(
  server,
  "aws",
  (_, region = process.env.AWS_REGION ?? DEFAULT_REGION) =>
    new SimulatedProvider(elsewhere, { region, account }),
);
void server.listen().then((address) => console.log(address.slice(address.lastIndexOf(":") + 1)));
