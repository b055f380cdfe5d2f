import { Profile, Weekday } from "../../../index";
import { accepts, refuses } from "./verdicts";

describe("validate: autoscaling", () => {
  const most = "It is the most that the autoscaler makes of instances.";

  refuses(
    "fewer at most than at least",
    { publicApi: { instances: 5, maxInstances: 4 }, internalApi: { maxInstances: 1 } },
    `publicApi.maxInstances: 4 is not allowed; allowed: a whole number from 5 to 100. ${most}`,
    `internalApi.maxInstances: 1 is not allowed; allowed: a whole number from 2 to 100. ${most}`,
  );
  refuses(
    "more than has ever been tried, and what is no number",
    { publicApi: { maxInstances: 101 }, internalApi: { maxInstances: "9" } },
    `publicApi.maxInstances: 101 is not allowed; allowed: a whole number from 1 to 100. ${most}`,
    'internalApi.maxInstances: "9" is not allowed; allowed: a whole number from 1 to 100. Give a plain number.',
  );
  for (const api of [{}, { maxInstances: 3 }, { instances: 6, maxInstances: 6 }]) {
    refuses(
      `a target without an autoscaler, as in ${JSON.stringify(api)}`,
      { publicApi: { ...api, targetCpuPercent: 50 } },
      "publicApi.targetCpuPercent: 50 is not allowed; allowed: nothing without an autoscaler. Give a maxInstances above " +
        "instances, or leave it out.",
    );
  }
  refuses(
    "a target that leaves no room",
    { publicApi: { maxInstances: 9, targetCpuPercent: 101 } },
    "publicApi.targetCpuPercent: 101 is not allowed; allowed: a whole number from 20 to 100. Leave it out for the default: 60.",
  );
  refuses(
    "an autoscaler of the GUI, which files keep nobody busy with",
    { gui: { maxInstances: 4 } },
    "gui.maxInstances: an argument of this name is not allowed; allowed: environment, secretEnvironment, labels, " +
      "annotations, podIdentityRoleArn, instances. Check the spelling.",
  );
  accepts("as many as there are, and the widest range", {
    publicApi: { instances: 3, maxInstances: 3 },
    internalApi: { maxInstances: 100, targetCpuPercent: 20 },
  });
  accepts("autoscaling of the minimal profile", {
    profile: Profile.Minimal,
    hosts: { publicApi: "a.example.com", internalApi: "b.example.com" },
    internalApi: { maxInstances: 3, spareServers: 1 },
  });
});

describe("validate: servers", () => {
  const fitting =
    "Leave it out for the default: One vCPU for two workers, rounded up to a size that exists: 2 for 4 workers.";

  refuses(
    "a size that does not exist",
    { publicApi: { serverCpus: 6 } },
    `publicApi.serverCpus: 6 is not allowed; allowed: 2, 4, 8, 16, 32, 64. ${fitting}`,
  );
  refuses(
    "a server that is too small for its workers",
    { publicApi: { workersPerInstance: 25, serverCpus: 8 } },
    `publicApi.serverCpus: 8 is not allowed; allowed: 16 or more, as two workers fill a vCPU. ${fitting}`,
  );
  refuses(
    "more spares than anybody wants to pay for, and parts of one",
    { publicApi: { spareServers: 11 }, internalApi: { spareServers: 0.5 } },
    "publicApi.spareServers: 11 is not allowed; allowed: a whole number from 0 to 10. Leave it out for the default: 0.",
    "internalApi.spareServers: 0.5 is not allowed; allowed: a whole number from 0 to 10. Give a plain number.",
  );
  accepts("just the size for the workers, and a larger one", {
    publicApi: { workersPerInstance: 25, serverCpus: 16, spareServers: 10 },
    internalApi: { serverCpus: 64, spareServers: 0 },
  });
});

describe("validate: maintenance windows", () => {
  const days =
    '"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday". Leave it out for every day.';

  refuses(
    "no hour",
    { maintenance: {} },
    "maintenance.startHourUtc: missing; needed: a whole number from 0 to 23. Give the hour in UTC.",
  );
  refuses(
    "days and hours that do not exist",
    { maintenance: { days: ["sunday", "Sun"], startHourUtc: 24, hours: 0 } },
    `maintenance.days[1]: "Sun" is not allowed; allowed: ${days}`,
    "maintenance.startHourUtc: 24 is not allowed; allowed: a whole number from 0 to 23. Give the hour in UTC.",
    "maintenance.hours: 0 is not allowed; allowed: a whole number from 1 to 24. Leave it out for the default: 4.",
  );
  refuses(
    "no day at all",
    { maintenance: { days: [], startHourUtc: 2 } },
    "maintenance.days: [] is not allowed; allowed: at least 1. Leave it out for every day.",
  );
  refuses(
    "a day in place of days, and one twice",
    { maintenance: { days: "sunday", startHourUtc: 2 } },
    'maintenance.days: "sunday" is not allowed; allowed: a plain list. Leave it out for every day.',
  );
  refuses(
    "a day twice",
    { maintenance: { days: ["sunday", "sunday"], startHourUtc: 2 } },
    'maintenance.days[1]: "sunday" is not allowed; allowed: each value once. Leave out the second one.',
  );
  refuses(
    "a text, and a name that means nothing",
    { maintenance: { startHour: 2, startHourUtc: "2" } },
    "maintenance.startHour: an argument of this name is not allowed; allowed: days, startHourUtc, hours. Did you mean " +
      "startHourUtc?",
    'maintenance.startHourUtc: "2" is not allowed; allowed: a whole number from 0 to 23. Give a plain number.',
  );
  accepts("midnight on one day, and all day on every day", {
    maintenance: { days: [Weekday.Sunday], startHourUtc: 0 },
  });
  accepts("all day on every day", { maintenance: { startHourUtc: 23, hours: 24 } });
});
