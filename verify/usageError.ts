/** What the user gave is wrong; the message is for them. */
export class UsageError extends Error {}
