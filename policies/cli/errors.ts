/** The user's arguments or files are wrong; the message says how. */
export class InputError extends Error {}
