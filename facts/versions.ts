/** One line of Tracardi's releases, as far as deploying it goes. */
export interface TracardiVersion {
  /** The tag of the images; API and GUI belong on the same one. */
  readonly version: string;
  readonly images: { readonly api: string; readonly gui: string };
}

/**
 * The last open line with a numbered release, matching images and readable source; it needs a search
 * engine and Redis, and no licence.
 */
export const tracardi0821: TracardiVersion = {
  version: "0.8.2.1",
  images: { api: "tracardi/tracardi-api:0.8.2.1", gui: "tracardi/tracardi-gui:0.8.2.1" },
};
