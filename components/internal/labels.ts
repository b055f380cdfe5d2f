/** Labels of Kubernetes objects, or a selector for objects that have all of them. */
export type Labels = { readonly [name: string]: string };
