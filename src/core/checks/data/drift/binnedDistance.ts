import { homogeneityTest } from '../../../statistics/chiSquare';
import { distanceByChance, jensenShannonDistance } from '../../../statistics/jensenShannon';
import { populationStability, stabilityByChance } from '../../../statistics/populationStability';
import { fixed } from '../../rounding';
import type { Measured } from './columnPair';
import type { DriftMethod } from './driftMethod';
import { allCounts, separateCounts, type Histogram } from './histogram';

/** A method that compares the counts in bins. */
export type BinnedMethod = Exclude<DriftMethod, 'ks' | 'wasserstein'>;

/** Compares both sides by their bins, those for missing values and for values outside included. */
export function binnedDistance(
  method: BinnedMethod,
  histogram: Histogram,
): Pick<Measured, 'method' | 'value' | 'chance' | 'pValue' | 'details'> {
  const p = allCounts(histogram, 'reference');
  const q = allCounts(histogram, 'current');
  const separate = [separateCounts(histogram, 'reference'), separateCounts(histogram, 'current')] as const;
  switch (method) {
    case 'psi':
      return {
        method,
        value: fixed(populationStability(p, q)),
        chance: fixed(stabilityByChance(p, q)),
        details: {},
      };
    case 'jensen-shannon':
      return {
        method,
        value: fixed(jensenShannonDistance(p, q)),
        chance: fixed(distanceByChance(...separate)),
        details: {},
      };
    case 'chi-square': {
      const { statistic, degrees, pValue, cramersV } = homogeneityTest(...separate);
      const details = { chiSquare: fixed(statistic), degrees };
      return { method, value: fixed(cramersV), pValue: fixed(pValue), details };
    }
  }
}
