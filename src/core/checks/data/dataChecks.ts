import type { BuiltinCheck } from '../builtinCheck';
import { dataSchema } from './dataSchema';
import { dataRows } from './dataRows';
import { dataNulls } from './dataNulls';
import { dataDuplicates } from './dataDuplicates';
import { dataConstant } from './dataConstant';
import { dataMixedTypes } from './dataMixedTypes';
import { dataOutliers } from './dataOutliers';
import { dataConflictingLabels } from './dataConflictingLabels';
import { dataLeakage } from './dataLeakage';
import { dataFreshness } from './dataFreshness';
import { dataPinned } from './dataPinned';
import { dataBalance } from './dataBalance';
import { dataNewCategories } from './dataNewCategories';
import { dataNewLabels } from './dataNewLabels';
import { dataSplitSize } from './dataSplitSize';
import { dataSkew } from './dataSkew';
import { dataDrift } from './dataDrift';
import { dataPii } from './dataPii';

/** Checks of the family `data.*`, in the order of the documentation. */
export const DATA_CHECKS: readonly BuiltinCheck[] = [
  dataSchema,
  dataRows,
  dataFreshness,
  dataNulls,
  dataDuplicates,
  dataConstant,
  dataMixedTypes,
  dataConflictingLabels,
  dataPinned,
  dataBalance,
  dataOutliers,
  dataDrift,
  dataLeakage,
  dataNewCategories,
  dataNewLabels,
  dataSplitSize,
  dataPii,
  dataSkew,
];
