import { SearchFlavor } from "../../../index";
import { accepts, refuses } from "./verdicts";

const elasticsearch = {
  openSearch: undefined,
  existingSearch: {
    url: "https://search.example.com:9243",
    flavor: SearchFlavor.Elasticsearch,
    username: "tracardi",
    password: "a-password-of-24-letters",
    networks: ["10.20.0.0/24"],
  },
};
const image = (name: string) => `registry.example.com/tracardi/${name}:1.0.0`;
const images = { api: image("tracardi-api"), gui: image("tracardi-gui"), apm: image("apm") };

describe("validate: tracardi", () => {
  const known =
    "0.8.2.1, 0.9.0, as a text. For another one give tracardi.behavesLike, one of these, and every image that is " +
    "used in images.";
  for (const version of ["0.8.2", "latest", "1.0.0", "toString"]) {
    refuses(
      `version ${JSON.stringify(version)}`,
      { tracardi: { version } },
      `tracardi.version: ${JSON.stringify(version)} is not allowed; allowed: ${known}`,
    );
  }
  for (const version of [0.9, ""]) {
    refuses(
      `${JSON.stringify(version)}, which is no version`,
      { tracardi: { version } },
      `tracardi.version: ${JSON.stringify(version)} is not allowed; allowed: 0.8.2.1, 0.9.0; or, with behavesLike, a ` +
        "version of letters, digits, dots and hyphens, as a text. Write it as the tag of the image.",
    );
  }
  accepts("the default by name", { tracardi: { version: "0.8.2.1" } });
  accepts("0.9.0 on Elasticsearch", { ...elasticsearch, tracardi: { version: "0.9.0" } });

  refuses(
    "an unknown version that behaves like another unknown one",
    { tracardi: { version: "1.0.0", behavesLike: "1.x" } },
    'tracardi.behavesLike: "1.x" is not allowed; allowed: "0.8.2.1", "0.9.0". Name the line that it belongs to.',
  );
  refuses(
    "an unknown version that no label could hold",
    { images, tracardi: { version: "1.0.0 beta", behavesLike: "1.x" } },
    'tracardi.version: "1.0.0 beta" is not allowed; allowed: 0.8.2.1, 0.9.0; or, with behavesLike, a version of ' +
      "letters, digits, dots and hyphens, as a text. Write it as the tag of the image.",
    'tracardi.behavesLike: "1.x" is not allowed; allowed: "0.8.2.1", "0.9.0". Name the line that it belongs to.',
  );
  refuses(
    "a known version that behaves like another",
    { tracardi: { behavesLike: "0.9.0" }, mysql: {} },
    'tracardi.behavesLike: "0.9.0" is not allowed; allowed: nothing with tracardi.version 0.8.2.1, which is known. ' +
      "Leave it out.",
  );
  refuses(
    "an unknown version without all the images that are used",
    {
      ...elasticsearch,
      tracardi: { version: "1.0.0", behavesLike: "0.9.0" },
      images: { api: images.api, apm: images.apm },
      updateWorker: { enabled: true },
    },
    "images.gui: missing; needed: the image of version 1.0.0, which is not among the known ones. Write it as in a pod, " +
      "such as registry.example.com/tracardi/tracardi-gui@sha256:…; policies know it by its name.",
    "images.updateWorker: missing; needed: the image of version 1.0.0, which is not among the known ones. Write it as " +
      "in a pod, such as registry.example.com/tracardi/update-worker@sha256:…; policies know it by its name.",
  );
  accepts("an unknown version with all of them", {
    ...elasticsearch,
    tracardi: { version: "1.0.0", behavesLike: "0.9.0" },
    images,
  });
  accepts("an unknown version without the image of what is off", {
    ...elasticsearch,
    tracardi: { version: "1.0.0", behavesLike: "0.9.0" },
    images: { api: images.api, gui: images.gui },
    apm: { enabled: false },
  });
});

describe("validate: tracardi on OpenSearch", () => {
  const refused = (version: string) =>
    `tracardi.version: "${version}" is not allowed; allowed: 0.8.2.1 on OpenSearch, or any on Elasticsearch. To try it ` +
    "all the same, give tracardi.untestedOnOpenSearch: true.";
  const candidate = { version: "0.9.0" };
  refuses("0.9.0 on a domain", { tracardi: candidate }, refused("0.9.0"));
  refuses(
    "0.9.0 on an OpenSearch that exists",
    {
      openSearch: undefined,
      existingSearch: { ...elasticsearch.existingSearch, flavor: SearchFlavor.OpenSearch },
      tracardi: candidate,
    },
    refused("0.9.0"),
  );
  refuses(
    "a version that behaves like one that was run there",
    { tracardi: { version: "0.8.2.2", behavesLike: "0.8.2.1" }, images },
    refused("0.8.2.2"),
  );
  accepts("what is said to be untested", {
    tracardi: { ...candidate, untestedOnOpenSearch: true },
  });
  refuses(
    "an exception that nothing needs",
    { tracardi: { untestedOnOpenSearch: true } },
    "tracardi.untestedOnOpenSearch: true is not allowed; allowed: nothing with tracardi.version 0.8.2.1, which was run " +
      "there. Leave it out.",
  );
  refuses(
    "an exception for what is not there",
    { ...elasticsearch, tracardi: { ...candidate, untestedOnOpenSearch: true } },
    "tracardi.untestedOnOpenSearch: true is not allowed; allowed: nothing with Elasticsearch. Leave it out.",
  );
  accepts("an exception that is not made", { tracardi: { untestedOnOpenSearch: false } });
});

describe("validate: apm and updateWorker", () => {
  refuses(
    "texts and other keys",
    { apm: { enabled: "yes" }, updateWorker: { replicas: 2 } },
    'apm.enabled: "yes" is not allowed; allowed: true, false. Leave it out for the default: true.',
    "updateWorker.replicas: an argument of this name is not allowed; allowed: enabled. Check the spelling.",
  );
  accepts("both states", { apm: { enabled: false }, updateWorker: { enabled: true } });
});
