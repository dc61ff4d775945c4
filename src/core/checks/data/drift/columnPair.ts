import type { Metric } from '../../../evidence/evidence';
import type { ColumnSide, DriftKind } from './columnSide';
import type { ColumnSummary } from './columnSummary';
import type { DriftMethod } from './driftMethod';
import type { BothSides, Histogram } from './histogram';

/** A column of both sides, ready to be compared. */
export interface ColumnPair {
  readonly name: string;
  readonly kind: DriftKind;
  /** Whether both sides hold 64-bit integers or times. */
  readonly whole: boolean;
  readonly reference: PairSide & {
    readonly bins?: StoredBins;
    /** Rows of categories that a stored reference does not list. */
    readonly unlisted?: number;
  };
  readonly current: PairSide;
}

export interface PairSide {
  /** The values as SQL: as integers where `whole`, else as floating-point numbers. */
  readonly side: (whole: boolean) => ColumnSide;
  readonly summary: ColumnSummary;
}

/** Bins that a stored reference brings along, because its single values are not known any more. */
export interface StoredBins {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** What a comparison measures. */
export interface Measured {
  readonly method: DriftMethod;
  /** The distance; absent where a side has no value to compare. */
  readonly value?: number;
  /** What chance alone may make of it: limits are at least as high. */
  readonly chance?: number;
  readonly pValue?: number;
  readonly histogram: Histogram;
  /** Means of numbers. */
  readonly means?: BothSides;
  /** The most frequent value that the reference does not have. */
  readonly newValue?: string;
  /** What belongs to the method, for views. */
  readonly details: Readonly<Record<string, Metric>>;
}
