/** What Karpenter's KWOK provider reads: the servers that there are to buy, and where. */

interface Size {
  readonly name: string;
  readonly category: string;
  readonly generation: number;
  readonly cpu: number;
  readonly memory: string;
  readonly price: number;
  readonly architecture?: string;
}

/** What fits the node pools, and what is cheaper and does not: a pool that says too little would get it. */
const sizes: Size[] = [
  { name: "c6i.large", category: "c", generation: 6, cpu: 2, memory: "4Gi", price: 0.091 },
  { name: "m6i.large", category: "m", generation: 6, cpu: 2, memory: "8Gi", price: 0.107 },
  { name: "c6i.xlarge", category: "c", generation: 6, cpu: 4, memory: "8Gi", price: 0.182 },
  { name: "m6i.xlarge", category: "m", generation: 6, cpu: 4, memory: "16Gi", price: 0.214 },
  { name: "c6i.2xlarge", category: "c", generation: 6, cpu: 8, memory: "16Gi", price: 0.364 },
  { name: "m6i.4xlarge", category: "m", generation: 6, cpu: 16, memory: "64Gi", price: 0.856 },
  { name: "c3.large", category: "c", generation: 3, cpu: 2, memory: "4Gi", price: 0.05 },
  { name: "t3.large", category: "t", generation: 3, cpu: 2, memory: "8Gi", price: 0.04 },
  {
    name: "c6g.large",
    category: "c",
    generation: 6,
    cpu: 2,
    memory: "4Gi",
    price: 0.03,
    architecture: "arm64",
  },
];

const is = (key: string, value: string) => ({ key, operator: "In", values: [value] });

/**
 * EKS Auto Mode's labels stand with each offer, so that node pools choose by them as they are, and the
 * servers get them.
 */
export function serversForSale(zones: readonly string[]): object[] {
  return sizes.map(({ name, category, generation, cpu, memory, price, architecture }) => ({
    name,
    architecture: architecture ?? "amd64",
    operatingSystems: ["linux"],
    resources: { cpu: String(cpu), memory, pods: "110" },
    offerings: zones.flatMap((zone) =>
      ["on-demand", "spot"].map((capacity) => ({
        Price: capacity === "spot" ? price / 3 : price,
        Available: true,
        Requirements: [
          is("karpenter.sh/capacity-type", capacity),
          is("topology.kubernetes.io/zone", zone),
          is("eks.amazonaws.com/instance-category", category),
          is("eks.amazonaws.com/instance-generation", String(generation)),
          is("eks.amazonaws.com/instance-cpu", String(cpu)),
        ],
      })),
    ),
  }));
}
