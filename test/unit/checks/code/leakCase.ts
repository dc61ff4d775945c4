/** A program, and what the check finds in it: "kind call data" of each leak. */
export interface LeakCase {
  readonly name: string;
  readonly code: string;
  readonly leaks: readonly string[];
}

const START = `
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler, LabelEncoder, OneHotEncoder
`;

/** Programs by what is said of them, each with its leaks. */
export function leakCases(
  all: Readonly<Record<string, readonly [code: string, ...leaks: string[]]>>,
): readonly LeakCase[] {
  return Object.entries(all).map(([name, [code, ...leaks]]) => ({ name, code: START + code, leaks }));
}
