import assert from 'node:assert/strict';
import { empty, reasonsFor, suggested } from './suggested';

/** As Kedro's tutorial "spaceflights" has them. */
const CATALOG = `companies:
  type: pandas.CSVDataset
  filepath: data/01_raw/companies.csv

shuttles:
  type: pandas.ExcelDataset
  filepath: data/01_raw/shuttles.xlsx
  load_args:
    engine: openpyxl

preprocessed_companies:
  type: pandas.ParquetDataset
  filepath: data/02_intermediate/preprocessed_companies.parquet

model_input_table:
  type: pandas.ParquetDataset
  filepath: data/03_primary/model_input_table.parquet

regressor:
  type: pickle.PickleDataset
  filepath: data/06_models/regressor.pickle
  versioned: true
`;
const DATA_PROCESSING = `from kedro.pipeline import Pipeline, node, pipeline

from .nodes import create_model_input_table, preprocess_companies, preprocess_shuttles


def create_pipeline(**kwargs) -> Pipeline:
    return pipeline(
        [
            node(
                func=preprocess_companies,
                inputs="companies",
                outputs="preprocessed_companies",
                name="preprocess_companies_node",
            ),
            node(
                func=create_model_input_table,
                inputs=["preprocessed_shuttles", "preprocessed_companies", "reviews"],
                outputs="model_input_table",
                name="create_model_input_table_node",
            ),
        ]
    )
`;
const DATA_SCIENCE = `from kedro.pipeline import Node, Pipeline

from .nodes import evaluate_model, split_data, train_model


def create_pipeline(**kwargs) -> Pipeline:
    return Pipeline(
        [
            Node(split_data, ["model_input_table", "params:model_options"], ["X_train", "X_test"]),
            Node(func=train_model, inputs=["X_train", "y_train"], outputs="regressor"),
            Node(func=evaluate_model, inputs=["regressor", "X_test"], outputs={"score": "metrics"}),
        ]
    )
`;
const FILES = {
  'conf/base/catalog.yml': CATALOG,
  'conf/base/parameters_data_science.yml': 'model_options: {}\n',
  'src/space/pipelines/data_processing/pipeline.py': DATA_PROCESSING,
  'src/space/pipelines/data_science/pipeline.py': DATA_SCIENCE,
  ...empty('src/space/pipelines/data_processing/__init__.py', 'src/space/pipelines/data_processing/nodes.py'),
  ...empty('src/space/pipelines/data_science/nodes.py', 'src/space/settings.py'),
  ...empty(
    'data/01_raw/companies.csv',
    'data/01_raw/shuttles.xlsx',
    'data/03_primary/model_input_table.parquet',
  ),
  ...empty('data/06_models/regressor.pickle/2024-01-01T00.00.00.000Z/regressor.pickle'),
};

describe('Suggestions from Kedro', () => {
  it('link datasets by their layers and modules by their pipelines', () => {
    const science = 'src/space/pipelines/data_science';
    const processing = 'src/space/pipelines/data_processing';
    assert.deepEqual(suggested(FILES), [
      'collect data/01_raw/companies.csv conf/base/catalog.yml:1',
      'collect data/01_raw/shuttles.xlsx conf/base/catalog.yml:5',
      'transform data/03_primary/model_input_table.parquet conf/base/catalog.yml:15',
      `transform ${processing}/nodes.py ${processing}/pipeline.py`,
      `transform ${processing}/pipeline.py ${processing}/pipeline.py`,
      `train conf/base/parameters_data_science.yml ${science}/pipeline.py`,
      'train data/06_models/regressor.pickle conf/base/catalog.yml:19',
      `train ${science}/nodes.py ${science}/pipeline.py`,
      `train ${science}/pipeline.py ${science}/pipeline.py`,
    ]);
    assert.deepEqual(reasonsFor(FILES, 'data/01_raw/companies.csv'), [
      'Kedro dataset "companies" of the layer "raw"',
    ]);
    assert.deepEqual(reasonsFor(FILES, `${science}/nodes.py`), ['code of the Kedro pipeline "data_science"']);
  });

  it('link datasets without a layer by the node that writes them, or as collected', () => {
    const catalog = `_csv: &csv
  type: pandas.CSVDataset
tables:
  <<: *csv
  filepath: store/tables.csv
metrics@json: { type: json.JSONDataset, filepath: store/scores.json }
shown: { type: x, filepath: store/shown.png, metadata: { kedro-viz: { layer: reporting } } }
unused: { type: x, filepath: store/unused.csv }
memory: { type: MemoryDataset }
"{name}_part":
  filepath: data/02_intermediate/{name}.csv
`;
    const pipeline = `def create_pipeline(**kw):
    return pipeline([
        node(lambda x: x, "tables", "MEM", name="evaluate_all"),
        node(evaluate_model, dict(a="MEM"), "metrics"),
    ])
`;
    const own = 'src/p/pipelines/judge/pipeline.py';
    const files = {
      'conf/base/catalog/main.yaml': catalog,
      [own]: pipeline,
      ...empty('store/tables.csv', 'store/scores.json', 'store/shown.png', 'store/unused.csv'),
      ...empty('data/02_intermediate/a.csv', 'data/02_intermediate/b.csv'),
    };
    assert.deepEqual(suggested(files), [
      `collect store/tables.csv ${own}:3`,
      'curate data/02_intermediate/*.csv conf/base/catalog/main.yaml:10',
      `evaluate ${own} ${own}`,
      `evaluate store/scores.json ${own}:4`,
      'evaluate store/shown.png conf/base/catalog/main.yaml:7',
    ]);
  });

  it('take names of pipelines from the registry where their folders say nothing', () => {
    const registry = `from kedro.pipeline import Pipeline
from space.pipelines import alpha as a
import space.pipelines.beta as b
from space.pipelines.gamma import create_pipeline as make_gamma

def register_pipelines() -> dict[str, Pipeline]:
    alpha = a.create_pipeline()
    both = alpha + b.create_pipeline()
    pipelines = {"__default__": both, "training": alpha, "evaluation": b.create_pipeline()}
    pipelines["monitoring"] = make_gamma()
    return pipelines
`;
    const pipeline = (name: string) => `src/space/pipelines/${name}/pipeline.py`;
    assert.deepEqual(
      suggested({
        'src/space/pipeline_registry.py': registry,
        ...empty(pipeline('alpha'), pipeline('beta'), pipeline('gamma'), pipeline('delta')),
      }),
      [
        `train ${pipeline('alpha')} ${pipeline('alpha')}`,
        `evaluate ${pipeline('beta')} ${pipeline('beta')}`,
        `monitor ${pipeline('gamma')} ${pipeline('gamma')}`,
      ],
    );
  });
});
