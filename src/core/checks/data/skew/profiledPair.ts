import type { Table } from '../openTable';
import type { SharedColumn } from '../sharedColumns';
import type { ColumnProfile } from './columnProfile';

/** How far serving may lie from training. */
export interface SkewLimits {
  /** Greatest difference of the shares of missing values. */
  readonly nulls: number;
  /** Greatest share of served values outside of training's range. */
  readonly outside: number;
  /** How far beyond the range a value may lie, as a share of the range. */
  readonly slack: number;
  /** Greatest share of served rows with a category that training never saw. */
  readonly categories: number;
}

/** A column as training and serving have it: left is training. */
export interface ProfiledPair extends SharedColumn {
  readonly training: ColumnProfile;
  readonly serving: ColumnProfile;
  readonly isCategory: boolean;
}

export interface SkewTables {
  readonly left: Table;
  readonly right: Table;
}

/** So many rows are chance, however large their share is. */
export const HANDFUL = 3;
