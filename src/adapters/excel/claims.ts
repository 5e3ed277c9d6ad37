import * as v from 'valibot';
import type { Claim } from '../../ports/stores';
import type { Workbook } from '../../ports/workbook';
import { jsonOf } from '../jsonOf';
import { asciiJson } from './asciiJson';
import {
  addCustomXml,
  deleteCustomXml,
  hasCustomXml,
  readCustomXml,
  rewriteCustomXml,
  type CustomXml,
} from './customXml';
import { unwrapXml, wrapInXml } from './xmlEnvelope';

/** Namespace of the senders' claims, one small custom XML part each. */
export const CLAIM_NAMESPACE = 'urn:send-to-kiva:claim:1';

const MINUTE_MS = 60_000;
/** Cleared away only then: computers' clocks differ, and a claim that still counts elsewhere must stay. */
const CLEARED_MINUTES = 24 * 60;

const claimSchema = v.object({
  runId: v.string(),
  initials: v.string(),
  at: v.pipe(v.string(), v.isoTimestamp()),
  since: v.exactOptional(v.pipe(v.string(), v.isoTimestamp())),
}) satisfies v.GenericSchema<unknown, Claim>;

interface KeptClaim extends Claim {
  readonly partId: string;
}

/**
 * Claims of people who are about to send from this workbook. A claim that is `claimMinutes` away from the one that is
 * made was left behind by a pane that died: it counts no more, and is cleared away after a day.
 */
export function createClaims(claimMinutes: number): Pick<Workbook, 'claim' | 'releaseClaim'> {
  const mine = new Map<string, string>();
  return {
    // Written before it is read: of two people who claim at one moment at least one sees the other.
    claim: async (claim) => {
      const xml = wrapInXml('claim', CLAIM_NAMESPACE, asciiJson(claim));
      const known = mine.get(claim.runId);
      if (known === undefined || !(await isRewritten({ id: known, xml }))) {
        const [partId] = await addCustomXml([xml]);
        if (partId !== undefined) mine.set(claim.runId, partId);
      }
      const others = (await readClaims()).filter(({ runId }) => runId !== claim.runId);
      const isAway = ({ at }: Claim, minutes: number): boolean =>
        Math.abs(Date.parse(claim.at) - Date.parse(at)) >= minutes * MINUTE_MS;
      await deleteCustomXml(others.filter((other) => isAway(other, CLEARED_MINUTES)).map(({ partId }) => partId));
      return others.filter((other) => !isAway(other, claimMinutes)).map(claimOf);
    },
    releaseClaim: async (runId) => {
      const known = mine.get(runId);
      const parts = known === undefined ? (await readClaims()).filter((kept) => kept.runId === runId) : [];
      await deleteCustomXml(known === undefined ? parts.map(({ partId }) => partId) : [known]);
      mine.delete(runId);
    },
  };
}

/** False where the part is gone: cleared away by a clock far ahead, or with the workbook back at its saved file. */
async function isRewritten(part: CustomXml): Promise<boolean> {
  if (!(await hasCustomXml(part.id))) return false;
  await rewriteCustomXml(part, 'excelRefused');
  return true;
}

function claimOf({ runId, initials, at, since }: KeptClaim): Claim {
  return { runId, initials, at, ...(since !== undefined && { since }) };
}

/** A part that is no claim is nobody's, and stays. */
async function readClaims(): Promise<readonly KeptClaim[]> {
  const parts = await readCustomXml(CLAIM_NAMESPACE, 'excelRefused');
  return parts.flatMap(({ id, xml }) => {
    const claim = v.safeParse(claimSchema, jsonOf(unwrapXml(xml) ?? ''));
    return claim.success ? [{ ...claim.output, partId: id }] : [];
  });
}
