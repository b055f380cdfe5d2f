import type { WriteStream } from "node:tty";

/** One line that is written over and over, on a terminal only. */
export class Progress {
  private shown = false;

  constructor(private readonly stream: WriteStream | NodeJS.WriteStream) {}

  show(text: string): void {
    if (this.stream.isTTY) {
      this.stream.write(`\r\u001b[K${text}`);
      this.shown = true;
    }
  }

  clear(): void {
    if (this.shown) {
      this.stream.write("\r\u001b[K");
    }
  }
}
