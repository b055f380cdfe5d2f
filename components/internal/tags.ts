/** The tags of every AWS resource of the installation; the user's tags take precedence. */
export function tagsOf(
  name: string,
  userTags: { [name: string]: string },
): { [name: string]: string } {
  return { "tracardi-pulumi": name, ...userTags };
}
