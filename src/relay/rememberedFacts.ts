import type { KnownFact, RememberedFact } from '../core/relayProtocol/messages';
import type { Sealing } from './sealing';
import { referenceIn } from './sealedReference';
import type { SqlRunner } from './sqlStore';

/** What the sent register holds of a settled submission's facts, in their order; also what a later one took over and is not sure of. */
export async function rememberedFacts(
  { run }: SqlRunner,
  sealing: Sealing,
  id: string,
): Promise<readonly RememberedFact[]> {
  const { rows } = await run(
    `SELECT place, state, sealed_reference FROM sent_register WHERE submission_id = ?
      UNION ALL SELECT before_place, before_state, before_sealed_reference FROM sent_register
      WHERE before_submission_id = ?`,
    [id, id],
  );
  return rows
    .flatMap((row): RememberedFact[] => {
      const state = String(row['state']) as KnownFact['state'];
      if (state === 'working') return [];
      const sealed = row['sealed_reference'];
      const reference = referenceIn(sealing, id, sealed === null ? null : String(sealed));
      return [{ at: Number(row['place']), state, reference }];
    })
    .sort((a, b) => a.at - b.at);
}
