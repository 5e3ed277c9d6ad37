import { ENDPOINTS, type ReadEndpointName } from '../core/kiva/endpoints';
import { Refusal } from './refusal';

/** What a parameter of GET loans may hold (contract section 4); Kiva advises a limit of at most 300. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  query: /^.{1,200}$/u,
  status: /^[A-Za-z_]{1,40}$/,
  offset: /^\d{1,9}$/,
  limit: /^([1-9]\d?|[12]\d\d|300)$/,
};

/** The parameters to forward; refuses badRequest for a name that the allow-list has not, a repeated or odd one. */
export function forwardedQuery(endpoint: ReadEndpointName, asked: URLSearchParams): URLSearchParams {
  const forwarded = new URLSearchParams();
  for (const [name, text] of asked) {
    const known = ENDPOINTS[endpoint].query.includes(name);
    if (!known || forwarded.has(name) || ALLOWED[name]?.test(text) !== true) throw new Refusal('badRequest');
    forwarded.set(name, text);
  }
  return forwarded;
}
