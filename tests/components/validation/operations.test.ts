import * as assert from "node:assert/strict";
import { accepts, problems, refuses } from "./verdicts";

describe("validate: the rest", () => {
  refuses(
    "a registry with a scheme",
    { images: { registry: "https://registry.example.com" } },
    'images.registry: "https://registry.example.com" is not allowed; allowed: a registry host, with a path where there ' +
      'is one, and no scheme. Write it as in an image name: "registry.example.com/docker-hub".',
  );
  accepts("a registry with port and path", {
    images: { registry: "registry.example.com:5000/docker-hub" },
  });
  refuses(
    "texts for switches",
    { protection: "false", collector: { webhooks: "no" } },
    'collector.webhooks: "no" is not allowed; allowed: true, false. Leave it out for the default: true.',
    'protection: "false" is not allowed; allowed: true, false. Leave it out for the default: true.',
  );
  accepts("switches", { protection: false, collector: { webhooks: false, redirects: true } });
  refuses(
    "a retention that CloudWatch Logs does not know",
    { logRetentionDays: 31 },
    "logRetentionDays: 31 is not allowed; allowed: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, " +
      "1096, 1827, 2192, 2557, 2922, 3288, 3653. Choose the next longer one.",
  );
  accepts("a year", { logRetentionDays: 365 });
  const tag =
    "a plain text under a name that does not start with aws:. AWS keeps that prefix for itself.";
  refuses(
    "tags that AWS would refuse",
    { tags: { count: 1, "aws:owner": "me" } },
    `tags.count: 1 is not allowed; allowed: ${tag}`,
    `tags.aws:owner: "aws:owner" is not allowed; allowed: ${tag}`,
  );
  for (const [what, name, text] of [
    ["a name that is empty", "", "x"],
    ["a value that is too long", "owner", "x".repeat(257)],
    ["a character that AWS refuses", "owner", "me, you"],
  ]) {
    it(`refuses ${what} in tags`, () => {
      const [line, ...others] = problems({ tags: { [name]: text } });
      const wrong = name === "" ? name : text;
      assert.ok(line.startsWith(`  - tags.${name}: ${JSON.stringify(wrong).slice(0, 100)}`), line);
      assert.deepEqual(others, []);
    });
  }
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, ""]));
  it("refuses more tags than a resource takes", () => {
    const [line] = problems({ tags: many(48) });
    assert.match(line, /allowed: 47 tags at most, not 48\. /);
  });
  accepts("as many tags as a resource takes", { tags: many(47) });
  accepts("tags", { tags: { owner: "me", "team:aws": "" } });
  for (const adminEmail of ["nobody", "a@b", "a b@example.com", "a@example.com,b@example.com"]) {
    refuses(
      `the e-mail address ${adminEmail}`,
      { adminEmail },
      `adminEmail: "${adminEmail}" is not allowed; allowed: one e-mail address. Name the mailbox of the first ` +
        "administrator: it is the login to the GUI.",
    );
  }
  accepts("an e-mail address with a tag", { adminEmail: "platform+tracardi@mail.example.com" });
});
