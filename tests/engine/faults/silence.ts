/** A cloud that answers a number of calls more and then none, so that an engine can be killed while it waits. */
export class Silence {
  private left = Infinity;
  private fallen: () => void = () => undefined;

  /** @returns when the first call is not answered */
  after(calls: number): Promise<void> {
    this.left = calls;
    return new Promise((resolve) => (this.fallen = resolve));
  }

  end(): void {
    this.left = Infinity;
  }

  /** Carries a call out if it is to be answered; of the others, the first and then every second one. */
  async answer<T>(call: () => Promise<T>): Promise<T> {
    this.left -= 1;
    if (this.left >= 0) return call();
    if (this.left % 2 !== 0) await call();
    this.fallen();
    return new Promise(() => undefined);
  }
}
