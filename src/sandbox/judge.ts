import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Contract } from './contract';

const MOST_FINDINGS = 5;
const NOT_OF_JSON_SCHEMA = ['x-source', 'x-confidence', 'x-setting', 'components'];

/** Compares values with the contract's schemas; an empty list means that nothing is wrong. */
export interface Judge {
  /** `schema` is a name under components.schemas; findings name the place and never quote a value. */
  body(schema: string, value: unknown): string[];
  /** Query parameters of GET `path`; text is read as the parameter's type, unknown and repeated ones are findings. */
  query(path: string, parameters: URLSearchParams): string[];
}

interface QueryParameter {
  readonly name?: string;
  readonly in?: string;
  readonly schema?: unknown;
}

const judges = new WeakMap<Contract, Judge>();

/** The judge by a parsed contract; schemas are compiled once, on their first use, for all sandboxes that share it. */
export function judgeBy(contract: Contract): Judge {
  const judge = judges.get(contract) ?? createJudge(contract);
  judges.set(contract, judge);
  return judge;
}

function createJudge(contract: Contract): Judge {
  const bodies = newAjv(contract, false);
  const queries = newAjv(contract, true);
  const compiled = new Map<string, ValidateFunction>();

  const compile = (key: string, ajv: Ajv2020, schema: object): ValidateFunction => {
    const known = compiled.get(key) ?? ajv.compile(schema);
    compiled.set(key, known);
    return known;
  };

  return {
    body(schema, value) {
      if (!(schema in contract.components.schemas)) throw new Error(`The contract has no schema ${schema}`);
      const validate = compile(schema, bodies, { $ref: `contract#/components/schemas/${schema}` });
      return validate(value) ? [] : findingsOf(validate.errors ?? []);
    },
    query(path, parameters) {
      const validate = compile(`query ${path}`, queries, querySchema(contract, path));
      const repeated = [...new Set(parameters.keys())].filter((name) => parameters.getAll(name).length > 1);
      if (repeated.length > 0) return repeated.map((name) => `${name} is given more than once`);
      return validate(Object.fromEntries(parameters)) ? [] : findingsOf(validate.errors ?? []);
    },
  };
}

function newAjv(contract: Contract, coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false, coerceTypes });
  addFormats(ajv);
  ajv.addVocabulary(NOT_OF_JSON_SCHEMA);
  // The document is no schema itself: it is added only for what its pointers lead to.
  ajv.addSchema({ $id: 'contract', components: contract.components }, undefined, undefined, false);
  return ajv;
}

function querySchema(contract: Contract, path: string): object {
  const operation = contract.paths[path]?.['get'] as { readonly parameters?: readonly QueryParameter[] } | undefined;
  const known = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const schemas = JSON.parse(
    JSON.stringify(Object.fromEntries(known.map(({ name, schema }) => [name, schema]))).replaceAll(
      '"#/components/',
      '"contract#/components/',
    ),
  ) as object;
  return { type: 'object', additionalProperties: false, properties: schemas };
}

function findingsOf(errors: readonly ErrorObject[]): string[] {
  const texts = errors.map((error) => {
    const place = error.instancePath.slice(1) || 'the request';
    const extra: unknown = error.params['additionalProperty'];
    const allowed: unknown = error.params['allowedValues'];
    if (typeof extra === 'string') return `${place} has an unknown field '${extra}'`;
    if (Array.isArray(allowed)) return `${place} must be one of ${allowed.join(', ')}`;
    return `${place} ${error.message ?? error.keyword}`;
  });
  const distinct = [...new Set(texts)];
  const more = distinct.length - MOST_FINDINGS;
  return more > 0 ? [...distinct.slice(0, MOST_FINDINGS), `and ${more} more`] : distinct;
}
