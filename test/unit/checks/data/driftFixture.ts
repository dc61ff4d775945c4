/** What scripts/fixtures/drift.py writes. */
export interface DriftFixture {
  readonly numbers: readonly {
    readonly name: string;
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly ks: number;
    readonly ksP: number;
    readonly wasserstein: number;
    readonly evidently: { readonly ksP: number; readonly wasserstein: number };
    readonly bins?: {
      readonly edges: readonly number[];
      readonly reference: readonly number[];
      readonly current: readonly number[];
      readonly psi: number;
      readonly jensenShannon: number;
    };
  }[];
  readonly categories: readonly {
    readonly name: string;
    readonly reference: readonly number[];
    readonly current: readonly number[];
    readonly psi: number;
    readonly jensenShannon: number;
    readonly evidentlyJensenShannon: number;
    readonly chiSquare: number;
    readonly degrees: number;
    readonly p: number;
    readonly psiByChance: number;
  }[];
  readonly chiSquare: readonly { readonly x: number; readonly degrees: number; readonly p: number }[];
  readonly chiSquareQuantile: readonly { readonly p: number; readonly degrees: number; readonly x: number }[];
  readonly gammaQuantile: readonly { readonly p: number; readonly shape: number; readonly x: number }[];
  readonly kolmogorovLimit: readonly { readonly x: number; readonly p: number }[];
  readonly ksLarge: readonly {
    readonly d: number;
    readonly n: number;
    readonly m: number;
    readonly p: number;
  }[];
}
