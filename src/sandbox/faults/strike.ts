import type { KivaCall } from '../calls';
import { camelCaseKeys, listForObject, objectsForLists } from './disguise';
import type { FaultName, FaultOrder } from './faultOrder';

/** The connection was cut: a socket is destroyed, an in-process fetch rejects as the platform's does. */
export class ConnectionCut extends Error {
  constructor() {
    super('The sandbox cut the connection');
    this.name = 'ConnectionCut';
  }
}

/** What came of a call under a fault; `done` is the answer of the work, undefined when no work was done. */
export interface Struck {
  readonly answer: Response | 'cut';
  readonly done: Response | undefined;
}

type Work = () => Promise<Response>;
type Doing = (order: FaultOrder, call: KivaCall, work: Work) => Promise<Struck>;

const PORTAL = '<!doctype html><html lang="en"><title>Welcome</title><h1>Sign in to the network</h1></html>';

/** Carries out an ordered fault on one call; waiting (`ms`) is the caller's. */
export function strike(order: FaultOrder, call: KivaCall, work: Work): Promise<Struck> {
  return DOINGS[order.fault](order, call, work);
}

const instead =
  (answer: (order: FaultOrder, call: KivaCall) => Response): Doing =>
  async (order, call, work) => ({
    done: order.afterWork === true ? await work() : undefined,
    answer: answer(order, call),
  });

const rewritten =
  (rewrite: (json: string) => string): Doing =>
  async (_order, _call, work) => {
    const done = await work();
    const isJson = done.headers.get('content-type')?.includes('json') === true;
    if (!isJson) return { done, answer: done };
    const headers = new Headers(done.headers);
    headers.delete('content-length');
    return { done, answer: new Response(rewrite(await done.text()), { status: done.status, headers }) };
  };

const reshaped = (reshape: (value: unknown) => unknown): Doing =>
  rewritten((json) => JSON.stringify(reshape(JSON.parse(json))));

const untouched: Doing = async (_order, _call, work) => {
  const done = await work();
  return { done, answer: done };
};

const refusal = (status: number, oauthError: string, code: string, message: string): Doing =>
  instead((order, call) => {
    const body = call === 'token' ? { error: oauthError, error_description: message } : { code, message };
    const headers: Record<string, string> = {};
    if (status === 429 && order.retryAfter !== undefined) headers['retry-after'] = String(order.retryAfter);
    return Response.json(body, { status, headers });
  });

const DOINGS: Readonly<Record<FaultName, Doing>> = {
  unauthorised: refusal(401, 'invalid_client', 'sandbox.unauthorised', 'The token was not accepted'),
  forbidden: refusal(403, 'unauthorized_client', 'sandbox.missing_scope', 'The token lacks the scope for this call'),
  limited: refusal(429, 'temporarily_unavailable', 'sandbox.limited', 'Too many calls'),
  serverError: refusal(500, 'server_error', 'sandbox.server_error', 'Something went wrong'),
  unavailable: refusal(503, 'temporarily_unavailable', 'sandbox.unavailable', 'Not available at the moment'),
  slow: untouched,
  answerLost: async (_order, _call, work) => ({ done: await work(), answer: 'cut' }),
  cutBefore: () => Promise.resolve({ done: undefined, answer: 'cut' }),
  html: instead(() => new Response(PORTAL, { headers: { 'content-type': 'text/html; charset=utf-8' } })),
  truncatedJson: rewritten((json) => json.slice(0, Math.ceil(json.length / 2))),
  camelCase: reshaped(camelCaseKeys),
  listForObject: reshaped(listForObject),
  objectForList: reshaped(objectsForLists),
  problems: untouched,
  replaceUploads: untouched,
  addUploads: untouched,
};
