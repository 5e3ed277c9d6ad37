import type { ReferenceData } from '../../core/reference/referenceData';
import { readReference, type ReferenceEndpointName } from '../../core/reference/readReference';
import { WrongUse } from '../arguments';

/** Names in the file, each with the call whose answer stands under it. */
const LISTS: Readonly<Record<string, ReferenceEndpointName>> = {
  activities: 'getActivities',
  themes: 'getThemes',
  locations: 'getLocations',
  locales: 'getLocales',
};

/** Kiva's lists from JSON text: an object whose members are the answers of Kiva's config calls, or their lists; wrong use with one sentence. */
export function readReferenceFile(json: string, path: string): ReferenceData {
  const content = parsed(json, path);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new WrongUse(`${path} holds no lists: it has to be an object of ${Object.keys(LISTS).join(', ')}.`);
  }
  let reference: ReferenceData = {};
  for (const [name, answer] of Object.entries(content)) {
    const endpoint = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
    if (endpoint === undefined) {
      throw new WrongUse(`${path} has "${name}", which is none of ${Object.keys(LISTS).join(', ')}.`);
    }
    const lists = readReference(endpoint, answer);
    if (lists === undefined) throw new WrongUse(`${path} has no entry under "${name}" that can be read.`);
    reference = { ...reference, ...lists };
  }
  return reference;
}

function parsed(json: string, path: string): unknown {
  try {
    return JSON.parse(json);
  } catch (broken) {
    if (!(broken instanceof SyntaxError)) throw broken;
    throw new WrongUse(`${path} is not JSON.`);
  }
}
