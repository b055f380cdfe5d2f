import { apiDocs } from "./apiDocs";
import { apiReplicas } from "./apiReplicas";
import { collectorPaths } from "./collectorPaths";
import { database } from "./database";
import { demoMode } from "./demoMode";
import { disruptionBudget } from "./disruptionBudget";
import { eventSourceCheck } from "./eventSourceCheck";
import { guiApiAddress } from "./guiApiAddress";
import { guiApiExposed } from "./guiApiExposed";
import { guiExposed } from "./guiExposed";
import { guiReplicas } from "./guiReplicas";
import { installationToken } from "./installationToken";
import { kubernetesEndpoint } from "./kubernetesEndpoint";
import { loadBalancerZones } from "./loadBalancerZones";
import { mergingSecret } from "./mergingSecret";
import { missingTls } from "./missingTls";
import { mutableTag } from "./mutableTag";
import { outdatedTls } from "./outdatedTls";
import { plainHttp } from "./plainHttp";
import { plainSecrets } from "./plainSecrets";
import { productionMode } from "./productionMode";
import { publicApiReplicas } from "./publicApiReplicas";
import { redisPublic } from "./redisPublic";
import { redisShared } from "./redisShared";
import type { Rule } from "./rule";
import { searchAuthentication } from "./searchAuthentication";
import { searchEncryption } from "./searchEncryption";
import { searchEndpoint } from "./searchEndpoint";
import { searchMasters } from "./searchMasters";
import { searchNodes } from "./searchNodes";
import { searchPublic } from "./searchPublic";
import { sharedServers } from "./sharedServers";
import { singleApm } from "./singleApm";
import { stickySessions } from "./stickySessions";
import { versionSkew } from "./versionSkew";

/** Every rule, the most important first. */
export const rules: readonly Rule[] = [
  guiApiExposed,
  guiExposed,
  installationToken,
  searchPublic,
  redisPublic,
  publicApiReplicas,
  apiReplicas,
  guiReplicas,
  searchNodes,
  searchMasters,
  searchAuthentication,
  searchEncryption,
  redisShared,
  database,
  kubernetesEndpoint,
  searchEndpoint,
  collectorPaths,
  missingTls,
  sharedServers,
  loadBalancerZones,
  outdatedTls,
  plainHttp,
  stickySessions,
  guiApiAddress,
  disruptionBudget,
  plainSecrets,
  mergingSecret,
  productionMode,
  eventSourceCheck,
  demoMode,
  versionSkew,
  singleApm,
  mutableTag,
  apiDocs,
];
