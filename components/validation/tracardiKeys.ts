import type {
  ApmArgs,
  ExistingMysqlArgs,
  ExistingRedisArgs,
  ImagesArgs,
  MysqlArgs,
  RedisArgs,
  TracardiArgs,
  UpdateWorkerArgs,
} from "../arguments";
import { keysOf } from "./keysOf";

/** The arguments of Tracardi itself, its images and its stores but the search engine. */
export const tracardiKeys = {
  redis: keysOf<RedisArgs>({
    engine: true,
    nodeType: true,
    nodes: true,
    snapshotRetentionDays: true,
    existing: true,
  }),
  existingRedis: keysOf<ExistingRedisArgs>({
    host: true,
    port: true,
    password: true,
    networks: true,
  }),
  mysql: keysOf<MysqlArgs>({
    instanceType: true,
    storageGiB: true,
    backupRetentionDays: true,
    existing: true,
  }),
  existingMysql: keysOf<ExistingMysqlArgs>({
    host: true,
    port: true,
    username: true,
    password: true,
    database: true,
    networks: true,
  }),
  tracardi: keysOf<TracardiArgs>({ version: true, behavesLike: true, untestedOnOpenSearch: true }),
  apm: keysOf<ApmArgs>({ enabled: true }),
  updateWorker: keysOf<UpdateWorkerArgs>({ enabled: true }),
  images: keysOf<ImagesArgs>({
    registry: true,
    api: true,
    gui: true,
    apm: true,
    updateWorker: true,
    pause: true,
    pullSecret: true,
  }),
};
