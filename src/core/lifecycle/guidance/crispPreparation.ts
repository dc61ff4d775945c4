import type { Guidance } from '../lifecycle';

/** Guidance for the second phase of CRISP-ML(Q), Data Preparation. */
export const PREPARATION_GUIDANCE = {
  'select-data': {
    purpose:
      'Choose the attributes and the samples that the model will learn from, deal with imbalance, and set the test data aside before anyone looks at it.',
    questions: [
      'Which features carry information about the target, and which only noise or risk?',
      'Is any feature a proxy of the target, or of a protected attribute?',
      'Which samples are discarded, by which criterion, and what does that do to the population?',
      'How are rare classes treated: by weighting, by sampling, or by the threshold?',
      'Along which line is data split: at random, by entity, by time?',
    ],
    done: [
      'Selected features are listed, each with the reason to keep it.',
      'Criteria for discarding samples are documented together with the number discarded.',
      'Training, validation and test data are split and pinned.',
      'Selection used training data only.',
    ],
    artifacts: [
      'Selection code: src/select/',
      'Feature list: docs/features.md',
      'Definition of the split: data/splits/',
    ],
    pitfalls: [
      'Selecting features by their correlation with the target over all rows.',
      'Oversampling before the split, so that copies of a row stand on both sides.',
      'Identifiers or time stamps that betray the label.',
      'Dropping hard samples until the score is good.',
    ],
  },
  'clean-data': {
    purpose:
      'Reduce noise and treat missing values in ways that can be repeated in operation, and record what each treatment changes.',
    questions: [
      'Which errors come from measurement, which from entry, which from transfer?',
      'Why are values missing, and does their absence itself carry information?',
      'Which imputation can also be applied to a single live request?',
      'Does filtering noise remove part of the signal?',
      'How does the model do with and without each treatment?',
    ],
    done: [
      'Every treatment is code, with parameters learned from training data only.',
      'Missing values are handled explicitly, attribute by attribute.',
      'The number of changed and removed values is reported.',
      'The same code runs in training and in inference.',
    ],
    artifacts: [
      'Cleaning code: src/clean/',
      'Cleaned data: data/interim/',
      'Report on what was changed: reports/cleaning.json',
    ],
    pitfalls: [
      'Smoothing that uses future values of a time series.',
      'Replacing missing values by a constant that is also a valid value.',
      'Cleaning test data more thoroughly than live data will ever be.',
      'Treating rare but genuine events as noise.',
    ],
  },
  'construct-data': {
    purpose:
      'Derive new features and augment data so that the model receives what experts know to matter, computed only from what is known at prediction time.',
    questions: [
      'Which quantities would an expert look at to decide?',
      'Could each feature have been computed at the moment of prediction?',
      'Which augmentations leave the label true, and do they resemble what happens in operation?',
      'Does each constructed feature earn the cost of computing it live?',
    ],
    done: [
      'Constructed features are defined in words and in tested code.',
      'Augmentation is applied to training data only.',
      'An ablation shows what each group of features contributes.',
      'The time that features take at inference is measured.',
    ],
    artifacts: [
      'Feature code: src/features/',
      'Augmentation code: src/augment/',
      'Tests of features: tests/features/',
      'Ablation: reports/ablation.json',
    ],
    pitfalls: [
      'Aggregates over windows that reach past the prediction.',
      'Target encoding without separate folds.',
      'Augmentations that change the label, such as mirroring text or digits.',
      'Hundreds of features that nobody maintains.',
    ],
  },
  'standardize-data': {
    purpose:
      'Bring data into one format, unit and scale, in a pipeline that carries its fitted parameters into production together with the model.',
    questions: [
      'Which formats, units, encodings and time zones occur, and which one holds from here on?',
      'Which scaling do the candidate models need, and is it robust against outliers?',
      'Where are the fitted parameters kept, and how do they reach the service?',
      'What happens to a category or a range that training never saw?',
    ],
    done: [
      'One pipeline leads from selected to processed data and runs without manual steps.',
      'Scalers and encoders are fitted on training data and stored with the model.',
      'Units and formats are part of the schema and are checked.',
      'Unseen categories and values out of range have a defined treatment.',
    ],
    artifacts: [
      'Processed data: data/processed/',
      'Preprocessing pipeline: src/pipeline/',
      'Fitted preprocessing: models/preprocessing.joblib',
      'Schema of the processed data: data/schema.yaml',
    ],
    pitfalls: [
      'Normalizing with statistics of the whole data set.',
      'Two sources in different units under one column name.',
      'Refitting the scaler on live batches.',
      'Integer codes for categories that depend on the order of the file.',
    ],
  },
} satisfies Record<string, Guidance>;
