import { ifKnown } from "../../known";
import { type Value, fields, isAbsent, items, parsedJson } from "../../value";
import { type Admission, admitEveryone, admitInside, admitUndecided } from "../networks/admission";
import { outsideOf } from "../networks/networks";

/** An annotation of pods that gives them an address besides the one that their cluster does. */
interface Annotation {
  readonly key: RegExp;
  /** Whether the value lists addresses; else it asks for one that the cloud makes. */
  readonly lists?: true;
  /** Set where it cannot be seen who reaches the address. */
  readonly undecided?: string;
}

/**
 * Source: Calico, "Add a floating IP to a pod" and "Use a specific IP address with a pod"; Terway (Alibaba), CCE
 * (Huawei) and TKE (Tencent), "EIPs for pods"; kube-ovn, "EIP and SNAT"; Azure's virtual nodes; Multus.
 */
const annotations: readonly Annotation[] = [
  { key: /^cni\.projectcalico\.org\/(floatingIPs|ipAddrs(NoIpam)?)$/, lists: true },
  { key: /^ovn\.kubernetes\.io\/eip$/, lists: true },
  { key: /^(k8s\.aliyun\.com|yangtse\.io)\/pod-(with-)?eip(-|$)/ },
  { key: /^tke\.cloud\.tencent\.com\/eip-/ },
  { key: /^virtual-?kubelet\.io\/dns-?name-?label$/ },
  {
    key: /^k8s\.v1\.cni\.cncf\.io\/networks$/,
    undecided: "who is in the further networks that it joins cannot be seen",
  },
];

/** The annotations that give a pod addresses, and who reaches these. */
export function addressGates(
  annotated: Value,
): readonly { readonly key: string; readonly gate: Admission }[] {
  return fields(annotated).flatMap(([key, value]) => {
    const found = annotations.find((each) => each.key.test(key));
    const isOff = isAbsent(value) || value === "false";
    return found === undefined || isOff ? [] : [{ key, gate: gateOf(found, value) }];
  });
}

function gateOf({ lists, undecided }: Annotation, value: Value): Admission {
  if (undecided !== undefined) return admitUndecided(undecided);
  if (lists !== true) return admitEveryone("has a public address of its own");
  return ifKnown(
    value,
    (known) => {
      const listed = typeof known === "string" && known.trim().startsWith("[");
      const all: readonly Value[] = listed
        ? items(parsedJson(known))
        : String(known).split(/[,\s]+/);
      const texts = all.filter((each) => typeof each === "string");
      if (texts.length < all.length) return unknown;
      const open = texts.find((each) => !isPrivate(each));
      return open === undefined ? admitInside : admitEveryone(`has the public address ${open}`);
    },
    unknown,
  );
}

const unknown = admitUndecided("the addresses that it has are not known");

const isPrivate = (address: string): boolean =>
  outsideOf([`${address}/${address.includes(":") ? 128 : 32}`], []).length === 0;
