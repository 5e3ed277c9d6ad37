/** What the fake heard, body read. */
export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  /** What a fetch does with a redirect. */
  readonly redirect: RequestRedirect;
}

type Answer = (heard: Heard, request: Request) => Response | Promise<Response>;

const json = (answer: unknown, status = 200): Response => Response.json(answer, { status });

/** A Kiva of a few lines: counts what it hears and answers as a test tells it to. */
export class FakeKiva {
  readonly tokensAsked: Heard[] = [];
  readonly calls: Heard[] = [];
  onToken: Answer = () => json(this.tokenAnswer(`token-${this.tokensAsked.length}`));
  onCall: Answer = () => json({ code: 'api.success', message: 'ok', upload_id: 4711, problems: [] });

  readonly fetch = async (request: Request): Promise<Response> => {
    const { method, url, headers, redirect } = request;
    const heard = { method, url, headers, redirect, body: await request.text() };
    const isToken = url.startsWith('https://auth.test/');
    (isToken ? this.tokensAsked : this.calls).push(heard);
    return (isToken ? this.onToken : this.onCall)(heard, request);
  };

  tokenAnswer(accessToken: string): Record<string, unknown> {
    return {
      access_token: accessToken,
      token_type: 'bearer',
      expires_in: 43_199,
      scope: 'create:repayment create:loan_draft create:journal_update',
      iss: 'https://auth.test',
      partnerId: '177',
      jti: 'x',
    };
  }
}

/** A promise and how to settle it, to hold an answer back. */
export function held<Value>(): {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: unknown): void;
} {
  let settle: { resolve(value: Value): void; reject(error: unknown): void } | undefined;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, resolve: (value) => settle?.resolve(value), reject: (error) => settle?.reject(error) };
}
