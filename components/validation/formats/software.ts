import * as ipaddr from "ipaddr.js";
import { imageNames, repositoryName, serviceImageNames } from "../../../facts/images";
import { elasticsearchVersions, openSearchVersions } from "../../../facts/searchEngines";
import { type ImageName, versionLines } from "../../../facts/versions";
import { isBefore, minorOf, parseVersion } from "../../internal/versions";
import { type Formats, matches, type FormatRule } from "./rule";

const registry: FormatRule = {
  allowed: "a registry host, with a path where there is one, and no scheme",
  remedy: 'Write it as in an image name: "registry.example.com/docker-hub".',
  test: matches(/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*\/?$/),
};

/** Registries where anyone can publish images: to trust one, a user has to add a path of their own. */
const everybodys = ["docker.io", "index.docker.io", "ghcr.io", "quay.io", "public.ecr.aws"];

const reference =
  /^([a-z0-9][a-z0-9.-]*(:\d+)?\/)?([a-z0-9._-]+\/)*[a-z0-9._-]+(?<tag>:\w[\w.-]{0,127})?(?<digest>@sha256:[0-9a-f]{64})?$/;

function isPinned(image: string): boolean {
  const groups = reference.exec(image)?.groups;
  return groups?.digest !== undefined || ![undefined, ":latest"].includes(groups?.tag);
}

const pinned = "an image with a tag other than latest, or a digest";

function imageOf(process: ImageName): FormatRule {
  const names: readonly string[] = { ...imageNames, ...serviceImageNames }[process];
  return {
    allowed: `${pinned}, whose repository ends in ${names.join(" or ")}`,
    remedy: `Write it as in a pod, such as registry.example.com/tracardi/${names[0]}@sha256:…; policies know it by its name.`,
    test: (text) => isPinned(text) && names.includes(repositoryName(text)),
  };
}

const { lowest, highestMajor } = openSearchVersions;
const knownVersions = Object.keys(versionLines);

/** Images, versions, and the servers to connect to. */
export const softwareFormats: Formats = {
  hostName: {
    allowed:
      "a fully qualified host name in lower case, such as track.example.com, of 64 characters at most",
    remedy: "Leave out scheme, port and path; the labels are letters, digits and hyphens.",
    // ACM's limit for the first name of a certificate.
    test: matches(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/, 64),
  },
  registry,
  ownRegistry: [
    registry,
    {
      allowed: `a registry that not everybody can put images on: of ${everybodys.join(", ")} only a path`,
      remedy:
        'Name the path of the images that you mean, such as "public.ecr.aws/aws-observability".',
      test: (text) => !everybodys.includes(text.replace(/\/+$/, "")),
    },
  ],
  apiImage: imageOf("api"),
  guiImage: imageOf("gui"),
  apmImage: imageOf("apm"),
  updateWorkerImage: imageOf("updateWorker"),
  pauseImage: {
    allowed: pinned,
    remedy: "Name your copy of Kubernetes' pause image, such as registry.example.com/pause:3.10.",
    test: isPinned,
  },
  pullSecret: {
    allowed: 'the text of a config.json with a login in its "auths"',
    remedy:
      "`docker login` with the registry writes one, where no credential store takes the login.",
    test: (text) => {
      try {
        const { auths } = JSON.parse(text) as { auths?: unknown };
        return typeof auths === "object" && auths !== null && Object.keys(auths).length > 0;
      } catch {
        return false;
      }
    },
  },
  tracardiVersion: {
    allowed: `${knownVersions.join(", ")}; or, with behavesLike, a version of letters, digits, dots and hyphens, as a text`,
    remedy: "Write it as the tag of the image.",
    // The version also becomes the value of a label.
    test: matches(/^[0-9A-Za-z]([\w.-]{0,30}[0-9A-Za-z])?$/),
  },
  tracardiLine: {
    allowed: knownVersions.map((each) => JSON.stringify(each)).join(", "),
    remedy: "Name the line that it belongs to.",
    test: (text) => knownVersions.includes(text),
  },
  openSearchVersion: {
    allowed: `a version of OpenSearch as a text, ${lowest.join(".")} to ${highestMajor}.x`,
    remedy: 'Choose "2.19", or "3.3" where your region offers it.',
    test: (text) => {
      const version = parseVersion(text);
      return version !== undefined && !isBefore(version, lowest) && version[0] <= highestMajor;
    },
  },
  elasticsearchVersion: {
    allowed: "a version of Elasticsearch as a text, 7.17.0 to 8.x, such as 8.11.4",
    remedy: "Tracardi was never run on a later one, nor on an earlier one of these lines.",
    test: (text) => {
      const version = /^\d+\.\d+\.\d+$/.test(text) ? parseVersion(minorOf(text)) : undefined;
      const { lowest, highestMajor } = elasticsearchVersions;
      return version !== undefined && !isBefore(version, lowest) && version[0] <= highestMajor;
    },
  },
  searchUrl: {
    allowed:
      "an https URL with its port and nothing behind it, such as https://search.example.com:9200",
    remedy: "Without a port Tracardi would guess one; logins are arguments of their own.",
    test: (text) => {
      const port = Number(/^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?:(\d{1,5})$/.exec(text)?.[2]);
      return port >= 1 && port <= 65535;
    },
  },
  certificates: {
    allowed: "one or more certificates in PEM form, and nothing else",
    remedy: "Begin with -----BEGIN CERTIFICATE-----; no private key belongs here.",
    test: matches(
      /^(\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/,
    ),
  },
  /** `host:port` would be cut off at the colon, and Tracardi does not support TLS here. */
  storeHost: {
    allowed: "a host name or an IPv4 address, without scheme and port",
    remedy: "Write it as cache.example.com; the port is an argument of its own.",
    test: (text) =>
      ipaddr.IPv4.isValidFourPartDecimal(text) ||
      (/[^\d.]/.test(text) &&
        matches(
          /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i,
          253,
        )(text)),
  },
  storePassword: {
    allowed: "letters, digits and -._~!*",
    remedy: "Tracardi writes it into a URL as it is: choose one without @ / : # %.",
    test: matches(/^[\w.~!*-]+$/),
  },
};
