import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { Hono } from 'hono';
import { FAULT_SCHEMA, FAULT_WORDS, type FaultOrder } from './faults/faultOrder';
import { isFromForeignSite } from './foreignSite';
import type { LogEntry } from './log';
import { Refusal } from './refusal';
import { SETTINGS_SCHEMA, type SandboxSettings } from './settings';
import { mediaType } from './tokenRequest';

/** What the control calls act on; the same acts are offered in process. */
export interface Controls {
  order(order: FaultOrder): void;
  orders(): readonly FaultOrder[];
  clearFaults(): void;
  log(): readonly LogEntry[];
  kept(): object;
  settings(): SandboxSettings;
  change(settings: Partial<SandboxSettings>): void;
  reset(): void;
}

const CALLS = {
  'GET /_sandbox': 'this text',
  'POST /_sandbox/faults': {
    body: FAULT_SCHEMA.properties,
    required: FAULT_SCHEMA.required,
    faults: FAULT_WORDS,
    example: { on: 'repayments', fault: 'answerLost', skip: 6, times: 1 },
  },
  'GET /_sandbox/faults': 'orders that can still strike',
  'DELETE /_sandbox/faults': 'clears the orders and the way uploads combine',
  'GET /_sandbox/log': 'every request in order, with its body byte for byte; ?call=repayments picks one call',
  'GET /_sandbox/kept': 'everything that was accepted: reports, drafts, archives',
  'GET /_sandbox/settings': 'the settings',
  'POST /_sandbox/settings': { body: SETTINGS_SCHEMA.properties },
  'POST /_sandbox/reset': 'forgets requests, records, faults and changed settings; tokens stay good',
};

const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
const isOrder: ValidateFunction<FaultOrder> = ajv.compile(FAULT_SCHEMA);
const isSettings: ValidateFunction<Partial<SandboxSettings>> = ajv.compile(SETTINGS_SCHEMA);

/** The calls under /_sandbox, for tests and demonstrations; they are neither logged nor struck by faults. */
export function controlApi(controls: Controls): Hono<{ Bindings: { readonly body: string } }> {
  const app = new Hono<{ Bindings: { readonly body: string } }>();

  function read<T>(contentType: string | undefined, body: string, validate: ValidateFunction<T>): T {
    // Asking for JSON keeps other sites' forms out: a browser sends it across origins only after asking.
    if (mediaType(contentType ?? null) !== 'application/json') {
      throw new Refusal(415, 'sandbox.control', 'The body must be application/json');
    }
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      throw new Refusal(400, 'sandbox.control', 'The body is not JSON');
    }
    if (!validate(value)) throw new Refusal(400, 'sandbox.control', ajv.errorsText(validate.errors));
    return value;
  }

  app.use('/_sandbox/*', async (c, next) => {
    if (c.req.method !== 'GET' && isFromForeignSite(c.req.raw.headers)) {
      throw new Refusal(403, 'sandbox.control', 'Another web site may not change the sandbox');
    }
    await next();
    // Log and records hold borrowers: no browser keeps them.
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
  });

  app.get('/_sandbox', (c) => c.json(CALLS));
  app.get('/_sandbox/faults', (c) => c.json(controls.orders()));
  app.post('/_sandbox/faults', (c) => {
    controls.order(read(c.req.header('content-type'), c.env.body, isOrder));
    return c.json(controls.orders());
  });
  app.delete('/_sandbox/faults', (c) => {
    controls.clearFaults();
    return c.json(controls.orders());
  });
  app.get('/_sandbox/log', (c) => {
    const call = c.req.query('call');
    return c.json(controls.log().filter((entry) => call === undefined || entry.call === call));
  });
  app.get('/_sandbox/kept', (c) => c.json(controls.kept()));
  app.get('/_sandbox/settings', (c) => c.json(controls.settings()));
  app.post('/_sandbox/settings', (c) => {
    controls.change(read(c.req.header('content-type'), c.env.body, isSettings));
    return c.json(controls.settings());
  });
  app.post('/_sandbox/reset', (c) => {
    controls.reset();
    return c.json({ reset: true });
  });
  return app;
}
