import type { SessionAnswer } from '../../core/relayProtocol/messages';
import type { TemplateStore } from '../../ports/stores';
import type { SheetSetup } from '../setup';
import { boundPartner } from '../templatePartner';

/** Notes in a template that is nobody's for whose account rows are about to go out with it; everything else stays as it is. */
export async function bindTemplate(
  store: Pick<TemplateStore, 'list' | 'save'>,
  session: SessionAnswer,
  { template }: SheetSetup,
): Promise<void> {
  const partnerId = boundPartner(session);
  if (partnerId === undefined || template === undefined || template.partners !== undefined) return;
  const saved = (await store.list()).find(({ id }) => id === template.id);
  if (saved !== undefined && saved.partners === undefined) await store.save({ ...saved, partners: [partnerId] });
}
