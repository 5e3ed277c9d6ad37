import { Field } from '@fluentui/react-components';
import type { SetupChange } from '../setupChange';
import { usePane } from '../paneContext';
import type { SheetSetup } from '../setup';
import { Disclosure } from './Disclosure';
import { NarrowSelect } from './NarrowSelect';
import { PartnerQuestion } from './PartnerQuestion';
import { Section } from './Section';
import { TemplateHealth } from './TemplateHealth';
import { TemplateManager } from './TemplateManager';

interface TemplateSectionProps {
  readonly setup: SheetSetup;
  readonly asking: boolean;
  readonly onChange: (change: SetupChange) => void;
}

/** The template that this sheet is read by, what of it changed, and all that can be done with templates. */
export function TemplateSection({ setup, asking, onChange }: TemplateSectionProps) {
  const { words, busy } = usePane();
  const { template, kind } = setup;
  const choices = setup.templates.filter((known) => known.kind === kind.id);
  return (
    <Section title={words('template.title')} testId="template">
      <TemplateHealth setup={setup} onChange={onChange} />
      {choices.length > 0 && (
        <Field label={words('template.choice')}>
          <NarrowSelect
            data-testid="template-choice"
            disabled={busy !== undefined}
            value={template?.id ?? ''}
            onChange={(_, { value }) => {
              const chosen = choices.find(({ id }) => id === value);
              if (chosen) onChange({ what: 'template', template: chosen });
            }}
          >
            {!template && <option value="">{words('template.none')}</option>}
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NarrowSelect>
        </Field>
      )}
      <PartnerQuestion setup={setup} asking={asking} onChange={onChange} />
      <Disclosure label={words('template.manage')} testId="template-manage">
        <TemplateManager key={template?.id ?? ''} setup={setup} />
      </Disclosure>
    </Section>
  );
}
