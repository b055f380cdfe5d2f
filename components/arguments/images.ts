import type { Input } from "@pulumi/pulumi";

/** Where the container images come from. */
export interface ImagesArgs {
  /**
   * Registry and path in front of `tracardi/tracardi-api`: a mirror or a pull-through cache, such as
   * `111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub`. Docker Hub limits what the servers behind one NAT
   * address may pull. @format registry @default "docker.io"
   */
  registry?: string;
  /**
   * Image of the API as a pod names it, with a tag or a digest: `registry` is not put in front of it. The last part of
   * its repository is the original's, `tracardi-api`, so that policies recognise it.
   * @format apiImage @default - Tracardi's image of the version.
   */
  api?: string;
  /** Image of the GUI, likewise: `…/tracardi-gui`. @format guiImage @default - Tracardi's image of the version. */
  gui?: string;
  /**
   * Image of automatic profile merging, likewise: `…/apm`. @format apmImage @default - Tracardi's image of the version.
   */
  apm?: string;
  /**
   * Image of the update worker, likewise: `…/update-worker`.
   * @format updateWorkerImage @default - Tracardi's image of the version.
   */
  updateWorker?: string;
  /**
   * Image of the placeholders that hold spare servers (`publicApi.spareServers`), likewise. It comes from Kubernetes'
   * own registry, not from Docker Hub. @format pauseImage @default "registry.k8s.io/pause:3.10"
   */
  pause?: string;
  /**
   * Login to the registries, secret: the text of a `config.json` as `docker login` writes it, such as
   * `{"auths":{"https://index.docker.io/v1/":{"auth":"…"}}}`.
   * @format pullSecret @default - Images are pulled without a login, but from ECR in the same account. @secret
   */
  pullSecret?: Input<string>;
}
