/** Serves simulated AWS to the real engine, of a region whose availability zones are `ZONES`. */
import { aws } from "../../../preview/cloud/aws";
import type { SimulatedPackage } from "../../../preview/cloud/package";
import { serveAws } from "../servedAws";

const names = (process.env.ZONES ?? "").split(",");

const elsewhere: SimulatedPackage = {
  ...aws,
  invoke: (token, ...rest) => {
    const answer = aws.invoke(token, ...rest);
    return answer && token.endsWith(":getAvailabilityZones") ? { ...answer, names } : answer;
  },
};

void serveAws(elsewhere);
