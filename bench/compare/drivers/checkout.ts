import { createWriteStream, createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A driver's command line. */
const [checkout, questions, answers] = process.argv.slice(2);

/** Loads modules as the checkout's own code would: its files, such as `./index`, and its installed packages. */
export const load = createRequire(join(checkout, "package.json"));

/** Answers each line of the questions in turn. */
export async function answerAll(answer: (question: never) => Promise<unknown>): Promise<void> {
  const out = createWriteStream(answers);
  for await (const line of createInterface({ input: createReadStream(questions) })) {
    out.write(`${JSON.stringify(await answer(JSON.parse(line) as never))}\n`);
  }
  await new Promise<void>((done) => out.end(done));
  process.exit();
}
