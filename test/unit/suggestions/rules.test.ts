import assert from 'node:assert/strict';
import { empty, reasonsFor, suggested } from './suggested';

describe('Suggestions from an MLproject', () => {
  it('link what entry points run, and the environment', () => {
    const text = `name: My Project

python_env: python_env.yaml

entry_points:
  main:
    parameters:
      data_file: path
      regularization: {type: float, default: 0.1}
    command: "python train.py -r {regularization} {data_file}"
  validate_model:
    command: "python -m pkg.judge {data_file}"
  other:
    command: "python tools.py"
`;
    const files = { MLproject: text, ...empty('train.py', 'pkg/judge.py', 'tools.py', 'python_env.yaml') };
    assert.deepEqual(suggested(files), [
      'train train.py MLproject:6',
      'evaluate pkg/judge.py MLproject:11',
      'build python_env.yaml MLproject:3',
    ]);
    assert.deepEqual(reasonsFor(files, 'train.py'), ['run by the MLflow entry point "main"']);
  });
});

describe('Suggestions from a Snakefile', () => {
  it('link what rules read, write and run: scripts beside the Snakefile, files of the folder above', () => {
    const text = `configfile: "config/config.yaml"

SAMPLES = ["a", "b"]

rule all:
    input:
        "results/report.html"

rule download_data:
    output: "data/raw/{sample}.csv"
    conda: "envs/net.yaml"
    shell:
        "curl -o {output} "
        "https://example.org/{wildcards.sample}.csv"

rule preprocess:
    input:
        table="data/raw/{sample}.csv",
        names=lambda wildcards: config["samples"][wildcards.sample],
        lookup="data/lookup.tsv",  # a "comment.csv"
    output:
        temp("results/clean/{sample}.parquet")
    script:
        "scripts/preprocess.py"

if True:
    checkpoint train:
        input:
            expand("results/clean/{sample}.parquet", sample=SAMPLES)
        output:
            directory("results/model")
        params:
            odd="not/linked.csv"
        run:
            fit("also/not/linked.csv")

rule explore:
    input: rules.train.output
    log:
        notebook="results/look.ipynb"
    notebook:
        "notebooks/look.py.ipynb"

rule evaluate:
    shell: """
        python workflow/scripts/evaluate.py \\
            --model results/model
        """
`;
    const files = {
      'workflow/Snakefile': text,
      ...empty('workflow/scripts/preprocess.py', 'workflow/scripts/evaluate.py', 'workflow/envs/net.yaml'),
      ...empty('workflow/notebooks/look.py.ipynb', 'data/raw/a.csv', 'data/raw/b.csv', 'data/lookup.tsv'),
      ...empty('results/clean/a.parquet', 'results/model/net.bin', 'not/linked.csv', 'also/not/linked.csv'),
      ...empty('comment.csv', 'samples/x'),
    };
    assert.deepEqual(suggested(files), [
      'collect data/lookup.tsv workflow/Snakefile:16',
      'collect data/raw/*.csv workflow/Snakefile:9',
      'collect workflow/envs/net.yaml workflow/Snakefile:9',
      'transform results/clean/*.parquet workflow/Snakefile:16',
      'transform workflow/scripts/preprocess.py workflow/Snakefile:16',
      'explore workflow/notebooks/look.py.ipynb workflow/Snakefile:37',
      'train results/model workflow/Snakefile:27',
      'evaluate workflow/scripts/evaluate.py workflow/Snakefile:44',
    ]);
    assert.deepEqual(reasonsFor(files, 'workflow/scripts/preprocess.py'), [
      'run by the Snakemake rule "preprocess"',
    ]);
  });

  it('reads rules of included files, scripts from their own folder', () => {
    assert.deepEqual(
      suggested({
        'workflow/rules/fit.smk': 'rule fit:\n  output: "out/m.pkl"\n  script: "../scripts/fit.py"\n',
        ...empty('workflow/scripts/fit.py', 'out/m.pkl'),
      }),
      ['train out/m.pkl workflow/rules/fit.smk:1', 'train workflow/scripts/fit.py workflow/rules/fit.smk:1'],
    );
  });
});

describe('Suggestions from a Makefile', () => {
  /** The rules of cookiecutter-data-science, and others. */
  const text = `.PHONY: clean data lint
PYTHON_INTERPRETER = python3
URL := https://example.org

## Make Dataset
data: requirements
	$(PYTHON_INTERPRETER) src/data/make_dataset.py data/raw data/processed

# Delete all compiled Python files
clean:
	find . -name "*.pyc" -delete
	-rm src/data/old.py

lint:
	flake8 src

models/model.pkl: data/processed/train.csv src/fit.py \\
		params.yaml | models
	@mkdir -p models
ifeq (1,1)
	cd src && python \\
	  fit.py
endif

evaluate: ; jupyter nbconvert --execute notebooks/eval.ipynb
check: X = 1
check:
	python scripts/check.py
define FUNC
explore: x
	python scripts/explore.py
endef
`;
  const files = {
    Makefile: text,
    ...empty('src/data/make_dataset.py', 'src/fit.py', 'params.yaml', 'data/processed/train.csv'),
    ...empty('models/model.pkl', 'notebooks/eval.ipynb', 'scripts/check.py', 'scripts/explore.py'),
  };

  it('link what targets are made by and from, where scripts or notebooks of the project run', () => {
    assert.deepEqual(suggested(files), [
      'collect data/processed/train.csv Makefile:17',
      'collect src/data/make_dataset.py Makefile:6',
      'train models/model.pkl Makefile:17',
      'train params.yaml Makefile:17',
      'train src/fit.py Makefile:17',
      'evaluate notebooks/eval.ipynb Makefile:25',
    ]);
    assert.deepEqual(reasonsFor(files, 'models/model.pkl'), [
      'written by the Make target "models/model.pkl"',
    ]);
  });
});
