import type { Guidance } from '../lifecycle';

/** Guidance for the Data wheel: from sources to data that a model may learn from. */
export const DATA_GUIDANCE = {
  collect: {
    purpose:
      'Gather the data from applications, event streams, logs, databases or third parties and land it raw and unchanged. What is stored here must let everyone later see what was known, from where and when.',
    questions: [
      'Which sources describe the thing to be predicted, and which record how users react to predictions?',
      'May the data be used for this purpose: licence, consent, contract, retention period?',
      'Would every field also be known at the moment of prediction, or only afterwards?',
      'Who is missing from the data, and why?',
      'How old may the data be, and what happens when a source falls silent?',
      'How is a delivery told from its repetition, and a late record from a lost one?',
    ],
    done: [
      'Source, licence, owner and date of collection are recorded for every data set.',
      'Raw files are pinned by content hash and are never edited by hand.',
      'Ingestion runs by itself and can be repeated without making duplicates.',
      'The newest record is younger than the agreed limit.',
    ],
    artifacts: [
      'Raw data, or pointers to it: data/raw/',
      'Ingestion code: src/ingest/',
      'Manifest of sources with hashes: data/raw/manifest.json',
      'Data sources and licences: docs/data-sources.md',
    ],
    pitfalls: [
      'Collecting only cases that an earlier rule let through: the model never learns about the others.',
      'Overwriting raw files, so that yesterday’s training run cannot be repeated.',
      'Time stamps without time zone, or the time of loading mistaken for the time of the event.',
      'Personal data taken along because it happened to be in the export.',
      'Joining in values that were corrected later: at prediction time nobody knew them.',
    ],
  },
  curate: {
    purpose:
      'Clean, deduplicate, label and catalogue the raw data, so that anyone in the team can find it, understand each column and trust each label.',
    questions: [
      'What does one row stand for, and what identifies it?',
      'What does a missing value mean: unknown, not applicable, or zero?',
      'Who labels, by which written rules, and how often do two people agree?',
      'Which duplicates are errors, and which are genuine repetitions?',
      'Which rows are excluded, how many are they, and does that change who is represented?',
    ],
    done: [
      'Columns have a documented meaning, type, unit and range.',
      'No duplicate keys are left, and equal features never carry different labels without an explanation.',
      'The labelling guide exists, and agreement between labellers is measured on a sample.',
      'Every cleaning step is code that runs from raw to interim data.',
    ],
    artifacts: [
      'Cleaned data: data/interim/',
      'Cleaning code: src/curate/',
      'Labelling guide: docs/labelling-guide.md',
      'Data card: docs/data-card.md',
    ],
    pitfalls: [
      'Filling missing values with the mean of all rows, test rows included.',
      'Several spellings of “missing” in one column: empty, NA, -1, 1900-01-01.',
      'Removing outliers that are the very cases the model is for.',
      'Labels derived from the decision that the model is to replace.',
      'Manual corrections in a spreadsheet that no one can repeat.',
    ],
  },
  transform: {
    purpose:
      'Join, aggregate and compute the features in an automated pipeline. The same feature code has to serve training and the live product.',
    questions: [
      'As of which moment is each feature computed, and could it have been computed then?',
      'Does the live service use the very same code, or a second implementation of it?',
      'What is the grain of the result: one row per customer, per day, per event?',
      'Which parameters are learned from data (scales, encodings, vocabularies), and from which part of it?',
      'How long does a full rebuild take, and how is history rebuilt after a correction?',
    ],
    done: [
      'One command rebuilds the processed data from interim data, with equal results on every run.',
      'Everything that is fitted is fitted on training rows only.',
      'Feature code is covered by tests with hand-computed examples.',
      'Training and serving import the same feature code.',
    ],
    artifacts: [
      'Features ready for training: data/processed/',
      'Feature code: src/features/',
      'Pipeline definition: dvc.yaml, or pipelines/',
      'Feature list with definitions: docs/features.md',
    ],
    pitfalls: [
      'Scalers or encoders fitted before the split: the test set leaks into training.',
      'Window aggregates that include the row to be predicted, or what came after it.',
      'Joins that multiply rows without anyone counting them.',
      'A feature rewritten in another language for serving, subtly different.',
      'Categories that training never saw and the pipeline silently maps to zero.',
    ],
  },
  validate: {
    purpose:
      'Check schema, ranges and distributions of the data every time it changes, and stop the line when they break. Bad data found here costs minutes, found in production it costs trust.',
    questions: [
      'Which columns, types, ranges and categories does the model rely on?',
      'Against which reference is drift measured, and who decides that the reference moves?',
      'Which deviation blocks, which one only warns, and who is told?',
      'Do training, validation and test data overlap in rows, in entities or in time?',
      'Does the data that is served look like the data that was trained on?',
    ],
    done: [
      'Schema, null rates, ranges and row counts are checked on every change of the data.',
      'Drift against a stored reference profile is measured for each feature and the label.',
      'No row, key or period is shared between training and test data.',
      'A failed check stops the pipeline, and someone owns the alarm.',
    ],
    artifacts: [
      'Schema: data/schema.yaml',
      'Reference profiles: .ml-lifecycle/references/',
      'Validation code or suite: src/validate/',
      'Data quality report: reports/data-quality.json',
    ],
    pitfalls: [
      'Limits so tight that everyone ignores the alarm, or so wide that it never sounds.',
      'A check that reads zero rows and passes.',
      'Random splits of data in which a person, device or day appears many times.',
      'Judging drift by p-values alone: with a million rows everything is significant.',
      'Updating the reference whenever a check fails.',
    ],
  },
} satisfies Record<string, Guidance>;
