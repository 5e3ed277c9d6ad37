import { readEndpointNamed } from '../core/kiva/endpoints';

/** Method and route for the log, without anything that the caller made up. */
export function routeName(method: string, path: string): string {
  const [, , first = '', second = '', ...rest] = path.split('/');
  const verb = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'].includes(method) ? method : 'OTHER';
  if (rest.length === 0 && second !== '') {
    if (first === 'submissions') return `${verb} /api/submissions/:id`;
    if (first === 'kiva' && readEndpointNamed(second) !== undefined) return `${verb} /api/kiva/${second}`;
  }
  if (second === '' && (first === 'environments' || first === 'session')) return `${verb} /api/${first}`;
  return `${verb} unmatched`;
}
