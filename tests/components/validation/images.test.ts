import { accepts, refuses } from "./verdicts";

const digest = `sha256:${"0a".repeat(32)}`;

describe("validate: images", () => {
  const allowed = (names: string, first: string) =>
    `allowed: an image with a tag other than latest, or a digest, whose repository ends in ${names}. Write it as in a ` +
    `pod, such as registry.example.com/tracardi/${first}@sha256:…; policies know it by its name.`;
  const api = allowed(
    "tracardi-api or tracardi-api-k8s or tracardi-api-ssl or com-tracardi-api",
    "tracardi-api",
  );
  for (const image of [
    "registry.example.com/tracardi-api",
    "tracardi/tracardi-api:latest",
    "registry.example.com/my-api:1",
    "https://registry.example.com/tracardi-api:1",
    `tracardi/tracardi-api@${digest.slice(0, -1)}`,
    "tracardi/tracardi-api:0.8.2.1 ",
  ]) {
    refuses(
      `the image ${image}`,
      { images: { api: image } },
      `images.api: ${JSON.stringify(image)} is not allowed; ${api}`,
    );
  }
  refuses(
    "the image of another process",
    { images: { apm: "tracardi/tracardi-gui:0.8.2.1" } },
    `images.apm: "tracardi/tracardi-gui:0.8.2.1" is not allowed; ${allowed("apm or com-apm", "apm")}`,
  );
  for (const image of ["registry.k8s.io/pause", "pause:latest", "https://x.example.com/pause:1"]) {
    refuses(
      `the pause image ${image}`,
      { images: { pause: image } },
      `images.pause: "${image}" is not allowed; allowed: an image with a tag other than latest, or a digest. Name your ` +
        "copy of Kubernetes' pause image, such as registry.example.com/pause:3.10.",
    );
  }
  accepts("a pause image of any name", { images: { pause: "registry.example.com/nothing:3.10" } });
  accepts("tags and digests, with a registry and without", {
    images: {
      api: `registry.example.com:5000/mirror/tracardi-api:latest@${digest}`,
      gui: `tracardi/tracardi-gui@${digest}`,
      apm: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/apm:0.8.2.1",
      updateWorker: "localhost/tracardi/update-worker:1_b",
    },
  });

  const secret =
    'allowed: the text of a config.json with a login in its "auths". `docker login` with the registry writes one, where ' +
    "no credential store takes the login.";
  for (const pullSecret of ["hunter2", "null", "{}", '{"auths":{}}', '{"auths":"hunter2"}']) {
    refuses(
      `the pull secret ${pullSecret} without showing it`,
      { images: { pullSecret } },
      `images.pullSecret: [secret] is not allowed; ${secret}`,
    );
  }
  accepts("a login", { images: { pullSecret: '{"auths":{"docker.io":{"auth":"bTpo"}}}' } });
});
