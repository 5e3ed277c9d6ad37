import type { SetupChange } from '../setupChange';
import { constantFields } from '../constantFields';
import type { Connection } from '../flow';
import { usePane } from '../paneContext';
import { isFilterLost } from '../requirements';
import type { SheetSetup } from '../setup';
import { ConstantFields } from './ConstantFields';
import { Disclosure } from './Disclosure';
import { RowFilterPicker } from './RowFilterPicker';
import { Section } from './Section';

interface EveryRowSectionProps {
  readonly connection: Connection;
  readonly setup: SheetSetup;
  readonly onChange: (change: SetupChange) => void;
}

/** What holds for all rows: values that no column has, and rows that stay out by what a column says. */
export function EveryRowSection({ connection, setup, onChange }: EveryRowSectionProps) {
  const { words } = usePane();
  const fields = constantFields(setup);
  const filled = fields.filter(({ id }) => setup.constants?.[id] !== undefined).length;
  return (
    <Section title={words('template.everyRow')} testId="every-row">
      {fields.length > 0 && (
        <Disclosure label={words('template.constants.open', { count: filled })} testId="constants">
          <ConstantFields connection={connection} setup={setup} fields={fields} onChange={onChange} />
        </Disclosure>
      )}
      <Disclosure
        label={words('template.filter.open', { count: setup.rowFilter?.leaveOut.length ?? 0 })}
        open={isFilterLost(setup)}
        testId="row-filter"
      >
        <RowFilterPicker setup={setup} onChange={onChange} />
      </Disclosure>
    </Section>
  );
}
