import { DEPLOYMENT_GUIDANCE } from '../guidance/crispDeployment';
import { EVALUATION_GUIDANCE } from '../guidance/crispEvaluation';
import { MAINTENANCE_GUIDANCE } from '../guidance/crispMaintenance';
import { MODELLING_GUIDANCE } from '../guidance/crispModelling';
import { PREPARATION_GUIDANCE } from '../guidance/crispPreparation';
import { UNDERSTANDING_GUIDANCE } from '../guidance/crispUnderstanding';
import type { Guidance } from '../lifecycle';
import { composeLifecycle, type OutlinedStage } from '../outline';

/**
 * CRISP-ML(Q), after Studer et al., “Towards CRISP-ML(Q): A Machine Learning Process Model with Quality Assurance
 * Methodology” (2021). Its six phases are the wheels and their tasks the stages. The process model is one cycle
 * that may step back anywhere; here it turns in two loops, since what happens before and after a model goes live
 * differs in pace: development ends with the comparison to the success criteria, operation begins with deployment.
 */
export const CRISP_ML_Q = composeLifecycle({
  preset: 'crisp-ml-q',
  title: 'CRISP-ML(Q)',
  start: 'define-scope',
  loops: [
    {
      id: 'development',
      title: 'Development',
      stages: [
        ...['define-scope', 'assess-feasibility', 'collect-data', 'verify-data'],
        ...['select-data', 'clean-data', 'construct-data', 'standardize-data'],
        ...['choose-model', 'train-model', 'assure-reproducibility'],
        ...['validate-performance', 'determine-robustness', 'explain-model', 'compare-criteria'],
      ],
    },
    {
      id: 'operation',
      title: 'Operation',
      stages: ['prepare-inference', 'assure-acceptance', 'roll-out', 'monitor-model', 'update-model'],
    },
  ],
  wheels: [
    { id: 'understanding', title: 'Business and Data Understanding' },
    { id: 'preparation', title: 'Data Preparation' },
    { id: 'modelling', title: 'Modelling' },
    { id: 'evaluation', title: 'Evaluation' },
    { id: 'deployment', title: 'Deployment' },
    { id: 'maintenance', title: 'Monitoring and Maintenance' },
  ],
  stages: [
    ...inWheel('understanding', UNDERSTANDING_GUIDANCE, [
      ['define-scope', 'Define scope and success criteria'],
      ['assess-feasibility', 'Assess feasibility'],
      ['collect-data', 'Collect data'],
      ['verify-data', 'Verify data quality'],
    ]),
    ...inWheel('preparation', PREPARATION_GUIDANCE, [
      ['select-data', 'Select data'],
      ['clean-data', 'Clean data'],
      ['construct-data', 'Construct data'],
      ['standardize-data', 'Standardize data'],
    ]),
    ...inWheel('modelling', MODELLING_GUIDANCE, [
      ['choose-model', 'Choose model and quality measures'],
      ['train-model', 'Train model'],
      ['assure-reproducibility', 'Assure reproducibility'],
    ]),
    ...inWheel('evaluation', EVALUATION_GUIDANCE, [
      ['validate-performance', 'Validate performance'],
      ['determine-robustness', 'Determine robustness'],
      ['explain-model', 'Explain model'],
      ['compare-criteria', 'Compare with success criteria'],
    ]),
    ...inWheel('deployment', DEPLOYMENT_GUIDANCE, [
      ['prepare-inference', 'Prepare inference'],
      ['assure-acceptance', 'Assure acceptance and safety'],
      ['roll-out', 'Roll out'],
    ]),
    ...inWheel('maintenance', MAINTENANCE_GUIDANCE, [
      ['monitor-model', 'Monitor'],
      ['update-model', 'Update'],
    ]),
  ],
  crossings: [
    // A model that meets its criteria goes live.
    { from: 'compare-criteria', to: 'prepare-inference' },
    // The world moved: new data, or a new question.
    { from: 'monitor-model', to: 'collect-data' },
    { from: 'monitor-model', to: 'define-scope' },
    // Retraining, and a fresh verdict on what came of it.
    { from: 'update-model', to: 'train-model' },
    { from: 'update-model', to: 'validate-performance' },
  ],
  cutOff: [],
});

function inWheel<Id extends string>(
  wheel: string,
  guidance: Readonly<Record<Id, Guidance>>,
  stages: readonly (readonly [id: Id, title: string])[],
): OutlinedStage[] {
  return stages.map(([id, title]) => ({ id, title, wheel, guidance: guidance[id] }));
}
