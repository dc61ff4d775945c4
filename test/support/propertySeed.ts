import fc from 'fast-check';

// The same examples in every run, so that a red run is always the change's fault; PROPERTY_SEED=random explores.
const wanted = process.env['PROPERTY_SEED'] ?? '20261124';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
