import { Hono, type Context } from 'hono';
import type { Contract } from './contract';
import { judgeDraft } from './drafts';
import type { FaultOrder, ProblemsFault } from './faults/faultOrder';
import { judgeJournals } from './journals';
import type { Judge } from './judge';
import type { KivaState } from './kiva';
import { pageOfLoans } from './loanList';
import type { SandboxPartner } from './partners';
import { REFERENCE, REFERENCE_LISTS } from './reference/reference';
import { Refusal } from './refusal';
import { judgeRepayments, problemsOf } from './repayments';
import type { Tokens } from './token';
import { judgeTokenRequest, mediaType } from './tokenRequest';
import type { Repayment } from './wire';

/** What a call brings along beside its request: the body as text, and the fault that strikes it. */
export interface Arrival {
  readonly body: string;
  readonly fault: FaultOrder | undefined;
}

/** What Kiva's calls work with; `address` is where the sandbox is reachable, without a slash at its end. */
export interface KivaParts {
  readonly contract: Contract;
  readonly judge: Judge;
  readonly partners: readonly SandboxPartner[];
  readonly audience: string;
  readonly tokens: Tokens;
  readonly kiva: KivaState;
  readonly now: () => number;
  readonly address: () => string;
}

type Env = { Bindings: Arrival };
type Call = Context<Env>;

const SUCCESS = 'api.success';

/** Kiva's calls, each at its path of the contract; a refused call throws a Refusal or a TokenRefusal. */
export function kivaApi(parts: KivaParts): Hono<Env> {
  const { judge, kiva, tokens } = parts;
  const app = new Hono<Env>();

  app.post('/oauth/token', (c) => {
    const grant = judgeTokenRequest(c.req.raw.headers, new URL(c.req.url).search, c.env.body, parts);
    return c.json(tokens.issue(grant), 200, { 'cache-control': 'no-store', pragma: 'no-cache' });
  });

  for (const list of REFERENCE_LISTS) {
    app.get(`/v3/partner/:partner/config/${list}`, (c) => {
      admit(parts, c, `/v3/partner/{partner_id}/config/${list}`, 'get');
      const message = `Found ${REFERENCE[list].length} value(s) for configuration '${list}'`;
      const as_of_date_time = new Date(parts.now()).toISOString();
      return c.json({ as_of_date_time, [list]: REFERENCE[list], code: SUCCESS, message });
    });
  }

  app.get('/v3/partner/:partner/loans', (c) => {
    const path = '/v3/partner/{partner_id}/loans';
    const partner = admit(parts, c, path, 'get');
    const asked = new URL(c.req.url).searchParams;
    refuse(judge.query(path, asked));
    return c.json(
      pageOfLoans(kiva.loansOf(partner.partnerId), {
        query: asked.get('query') ?? undefined,
        status: asked.get('status') ?? undefined,
        offset: Number(asked.get('offset') ?? 0),
        limit: Number(asked.get('limit') ?? 20),
      }),
    );
  });

  app.post('/v3/partner/:partner/loan_draft', (c) => {
    const partner = admit(parts, c, '/v3/partner/{partner_id}/loan_draft', 'post');
    const { uuid } = kiva.keepDraft(partner.partnerId, judgeDraft(jsonBody(c), judge));
    return c.json({ code: SUCCESS, message: 'The loan draft waits in PA2 > Loans > Drafts', loan_draft_uuid: uuid });
  });

  app.post('/v3/partner/:partner/repayments', (c) => {
    const partner = admit(parts, c, '/v3/partner/{partner_id}/repayments', 'post');
    const body = jsonBody(c);
    refuse(judge.body('RepaymentsRequest', body));
    const { repayments } = body as { readonly repayments: readonly Repayment[] };
    const loans = kiva.loanIndex(partner.partnerId);
    judgeRepayments(repayments, partner, loans);
    const problems = problemsOf(repayments, loans, problemsFault(c.env.fault));
    const upload_id = kiva.keepUpload(partner.partnerId, repayments, problems);
    const message = `Received ${repayments.length} repayment(s); finalise the report in PA2`;
    const answer = { code: SUCCESS, message, upload_id, problems };
    return c.json(kiva.settings.repaymentsAnswer === 'list' ? [answer] : answer);
  });

  const journals = (c: Call, folder: 'partner' | 'partners'): Response => {
    if (kiva.settings.journalsPath !== folder) return notFound();
    const partner = admit(parts, c, '/v3/partner/{partner_id}/journals', 'post');
    const sent = judgeJournals(jsonBody(c), judge, partner, kiva.settings);
    const answerFor = (batch: typeof sent): object => {
      const { archiveId } = kiva.keepArchive(partner.partnerId, batch);
      const confirm_url = `${parts.address()}/pa2/journals/${archiveId}`;
      return { code: SUCCESS, message: `Received ${batch.length} journal(s)`, archive_id: archiveId, confirm_url };
    };
    return c.json(
      kiva.settings.journalAnswers === 'one' ? answerFor(sent) : sent.map((journal) => answerFor([journal])),
    );
  };
  app.post('/v3/partner/:partner/journals', (c) => journals(c, 'partner'));
  app.post('/v3/partners/:partner/journals', (c) => journals(c, 'partners'));
  return app;
}

/** The answer to a path that is not there; `wrongMethod` when it is there for another method. */
export function notFound(wrongMethod = false): Response {
  const code = wrongMethod ? 'sandbox.method' : 'sandbox.not_found';
  const message = wrongMethod ? 'This path does not take this method' : 'There is nothing at this path';
  return Response.json({ code, message }, { status: wrongMethod ? 405 : 404 });
}

function admit({ contract, tokens, partners }: KivaParts, c: Call, path: string, method: string): SandboxPartner {
  const operation = contract.paths[path]?.[method] as
    { readonly security?: readonly { readonly clientCredentials: readonly string[] }[] } | undefined;
  const [scope] = operation?.security?.[0]?.clientCredentials ?? [];
  const partnerId = c.req.param('partner') ?? '';
  tokens.check(c.req.header('authorization') ?? null, partnerId, scope);
  const partner = partners.find((candidate) => candidate.partnerId === partnerId);
  if (partner === undefined) throw new Refusal(403, 'sandbox.other_partner', 'No such partner');
  return partner;
}

function jsonBody(c: Call): unknown {
  if (mediaType(c.req.header('content-type') ?? null) !== 'application/json') {
    throw new Refusal(415, 'sandbox.contract', 'The body must be application/json');
  }
  try {
    return JSON.parse(c.env.body) as unknown;
  } catch {
    throw new Refusal(400, 'sandbox.contract', 'The body is not JSON');
  }
}

function refuse(findings: readonly string[]): void {
  if (findings.length > 0) throw new Refusal(400, 'sandbox.contract', findings.join('; '));
}

function problemsFault(fault: FaultOrder | undefined): ProblemsFault | undefined {
  return fault?.fault === 'problems' ? { ...fault, severity: fault.severity ?? 'warning' } : undefined;
}
