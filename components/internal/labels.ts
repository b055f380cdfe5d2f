/** Labels of Kubernetes objects, or a selector of those that have them all. */
export type Labels = { readonly [name: string]: string };
