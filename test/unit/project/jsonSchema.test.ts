import assert from 'node:assert/strict';
import { CATALOGUE } from '../../../src/core/checks/catalogue';
import { projectJsonSchema, type JsonSchema } from '../../../src/core/project/jsonSchema';
import { projectReference } from '../../../src/core/project/projectReference';
import { parse } from './parseSupport';

const schema = projectJsonSchema(CATALOGUE);
const { stage = {}, check = {}, gate = {} } = schema.definitions ?? {};

function keys({ properties = {} }: JsonSchema): string[] {
  return Object.keys(properties);
}

describe('the JSON Schema of the project file', () => {
  it('is draft 7, which editors read, and the same every time', () => {
    assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
    assert.equal(JSON.stringify(projectJsonSchema(CATALOGUE)), JSON.stringify(schema));
    assert.equal(JSON.stringify(schema).match(/\$schema/g)?.length, 1);
  });

  it('has every key, described and nothing else allowed', () => {
    assert.deepEqual(keys(schema), ['version', 'name', 'lifecycle', 'python', 'stages', 'gates']);
    assert.deepEqual(keys(stage), ['owner', 'links', 'inputs', 'outputs', 'checks']);
    assert.deepEqual(keys(check), [
      'uses',
      'with',
      'run',
      'results',
      'timeout',
      'expires',
      'severity',
      'inputs',
      'identity',
    ]);
    assert.deepEqual(keys(gate), ['requires']);
    for (const part of [schema, stage, check, gate]) {
      assert.equal(part.additionalProperties, false);
      for (const [key, value] of Object.entries(part.properties ?? {})) {
        assert.ok((value.description ?? '').length > 10, key);
      }
    }
  });

  it('gives examples that the project file takes', () => {
    const examples = (part: JsonSchema) =>
      Object.entries(part.properties ?? {}).flatMap(([key, value]) =>
        (value.examples ?? []).map((example) => ({ [key]: example })),
      );
    for (const example of examples(schema)) {
      assert.deepEqual(parse(JSON.stringify({ version: 1, ...example })).problems, []);
    }
    for (const example of examples(stage)) {
      assert.deepEqual(parse(JSON.stringify({ version: 1, stages: { train: example } })).problems, []);
    }
  });

  it('offers the stages of every preset with what is done there, and takes others', () => {
    const { stages } = schema.properties ?? {};
    assert.ok(keys(stages ?? {}).includes('train') && keys(stages ?? {}).includes('train-model'));
    assert.match(stages?.properties?.['train']?.description ?? '', /candidates/);
    assert.deepEqual(stages?.additionalProperties, { $ref: '#/definitions/stage' });
  });

  it('lets sections be empty', () => {
    for (const key of ['stages', 'gates', 'name']) {
      assert.ok(schema.properties?.[key]?.type?.includes('null'), key);
    }
    assert.deepEqual(stage.type, ['object', 'null']);
  });

  it('knows the built-in checks and the parameters of each', () => {
    assert.deepEqual(
      check.properties?.['uses']?.enum,
      CATALOGUE.map((one) => one.id),
    );
    assert.deepEqual(check.oneOf, [{ required: ['uses'] }, { required: ['run'] }]);
    const conditions = check.allOf ?? [];
    assert.deepEqual(
      conditions.map((one) => one.if?.properties?.['uses']?.const),
      CATALOGUE.map((one) => one.id),
    );
    const threshold = conditions.find(
      (one) => one.if?.properties?.['uses']?.const === 'metrics.threshold',
    )?.then;
    assert.deepEqual(threshold?.required, ['with']);
    assert.deepEqual(keys(threshold.properties?.['with'] ?? {}), ['file', 'metric', 'min', 'max']);
    assert.deepEqual(threshold.properties?.['with']?.required, ['file', 'metric']);
  });

  it('has only patterns that every editor understands', () => {
    assert.doesNotMatch(JSON.stringify(schema), /\\\\p\{/);
  });
});

describe('the reference of the project file', () => {
  it('has a table for every part, with a row for every key', () => {
    const text = projectReference();
    assert.deepEqual(text.match(/^## .*$/gm), [
      '## Top level',
      '## `stages.<stage>`',
      '## `stages.<stage>.checks.<check>`',
      '## `gates.<stage>`',
    ]);
    for (const part of [schema, stage, check, gate]) {
      for (const key of keys(part)) assert.match(text, new RegExp(`^\\| \`${key}\` \\| .+ \\| .+ \\|`, 'm'));
    }
  });
});
