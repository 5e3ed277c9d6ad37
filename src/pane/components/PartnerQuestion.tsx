import type { SetupChange } from '../setupChange';
import { usePane } from '../paneContext';
import type { SheetSetup } from '../setup';
import { isForeign } from '../templatePartner';
import { Choice } from './Choice';

interface PartnerQuestionProps {
  readonly setup: SheetSetup;
  readonly asking: boolean;
  readonly onChange: (change: SetupChange) => void;
}

/** Whether a template that other partners made is right for her account; nothing where there is nothing to ask. */
export function PartnerQuestion({ setup, asking, onChange }: PartnerQuestionProps) {
  const { words } = usePane();
  const { template, partnerId = '', confirmed } = setup;
  if (template === undefined || !isForeign(template, partnerId)) return null;
  const isConfirmed = confirmed === template.id;
  return (
    <div data-testid="template-partner">
      <Choice
        label={words('template.partner.question', { others: (template.partners ?? []).join(', '), partner: partnerId })}
        hint={words('template.partner.hint')}
        options={(['confirm', 'anew'] as const).map((id) => ({
          id,
          label: words(`template.partner.${id}.label`),
          hint: words(`template.partner.${id}.hint`),
        }))}
        chosen={isConfirmed ? 'confirm' : undefined}
        problem={asking && !isConfirmed ? words('account.answer') : undefined}
        onChoose={(id) => onChange({ what: id === 'confirm' ? 'templateConfirmed' : 'templateLeft' })}
      />
    </div>
  );
}
