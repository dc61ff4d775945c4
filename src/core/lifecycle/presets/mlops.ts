import { DATA_GUIDANCE } from '../guidance/dataGuidance';
import { DEV_GUIDANCE } from '../guidance/devGuidance';
import { ML_GUIDANCE } from '../guidance/mlGuidance';
import { OPS_GUIDANCE } from '../guidance/opsGuidance';
import { composeLifecycle } from '../outline';

/** Model and software in one lifecycle: the Data-ML loop and the Dev-Ops loop, joined where they cross. */
export const MLOPS = composeLifecycle({
  preset: 'mlops',
  title: 'MLOps',
  start: 'plan',
  loops: [
    {
      id: 'data-ml',
      title: 'Data-ML',
      stages: ['formulate', 'collect', 'curate', 'transform', 'validate', 'explore', 'train', 'evaluate'],
    },
    {
      id: 'dev-ops',
      title: 'Dev-Ops',
      stages: ['plan', 'code', 'build', 'test', 'release', 'deploy', 'operate', 'monitor'],
    },
  ],
  wheels: [
    { id: 'data', title: 'Data' },
    { id: 'ml', title: 'ML' },
    { id: 'dev', title: 'Dev' },
    { id: 'ops', title: 'Ops' },
  ],
  stages: [
    { id: 'formulate', title: 'Formulate', wheel: 'ml', guidance: ML_GUIDANCE.formulate },
    { id: 'collect', title: 'Collect', wheel: 'data', guidance: DATA_GUIDANCE.collect },
    { id: 'curate', title: 'Curate', wheel: 'data', guidance: DATA_GUIDANCE.curate },
    { id: 'transform', title: 'Transform', wheel: 'data', guidance: DATA_GUIDANCE.transform },
    { id: 'validate', title: 'Validate', wheel: 'data', guidance: DATA_GUIDANCE.validate },
    { id: 'explore', title: 'Explore', wheel: 'ml', guidance: ML_GUIDANCE.explore },
    { id: 'train', title: 'Train', wheel: 'ml', guidance: ML_GUIDANCE.train },
    { id: 'evaluate', title: 'Evaluate', wheel: 'ml', guidance: ML_GUIDANCE.evaluate },
    { id: 'plan', title: 'Plan', wheel: 'dev', guidance: DEV_GUIDANCE.plan },
    { id: 'code', title: 'Code', wheel: 'dev', guidance: DEV_GUIDANCE.code },
    { id: 'build', title: 'Build', wheel: 'dev', guidance: DEV_GUIDANCE.build },
    { id: 'test', title: 'Test', wheel: 'dev', guidance: DEV_GUIDANCE.test },
    { id: 'release', title: 'Release', wheel: 'ops', guidance: OPS_GUIDANCE.release },
    { id: 'deploy', title: 'Deploy', wheel: 'ops', guidance: OPS_GUIDANCE.deploy },
    { id: 'operate', title: 'Operate', wheel: 'ops', guidance: OPS_GUIDANCE.operate },
    { id: 'monitor', title: 'Monitor', wheel: 'ops', guidance: OPS_GUIDANCE.monitor },
  ],
  crossings: [
    // The objective feeds both loops: `plan → code` is already a step of Dev-Ops.
    { from: 'plan', to: 'formulate' },
    // A model enters the product.
    { from: 'evaluate', to: 'code' },
    { from: 'evaluate', to: 'build' },
    // The product captures what users do.
    { from: 'code', to: 'collect' },
    // Production data, and retraining.
    { from: 'monitor', to: 'collect' },
    { from: 'monitor', to: 'train' },
  ],
  cutOff: [],
});
