import { Field, Input } from '@fluentui/react-components';
import { useCallback, useId } from 'react';
import type { Field as KivaField } from '../../core/catalogue/field';
import { plainWords } from '../../core/cell/plainWords';
import type { ReferenceData } from '../../core/reference/referenceData';
import type { SetupChange } from '../changeSetup';
import type { Connection } from '../flow';
import { usePane } from '../paneContext';
import { fieldName } from '../say';
import type { SheetSetup } from '../setup';
import { useLoaded } from '../useLoaded';

/** Names offered at once; more are found by typing on. */
const OFFERED = 20;
const LONGEST = 400;
const ISO_DATE = /^(\d{4}-\d\d-\d\d)?$/;

interface ConstantFieldsProps {
  readonly connection: Connection;
  readonly setup: SheetSetup;
  readonly fields: readonly KivaField[];
  readonly onChange: (change: SetupChange) => void;
}

/** One line a field: what stands in every row, with Kiva's own names to choose from as far as they are at hand. */
export function ConstantFields({ connection, setup, fields, onChange }: ConstantFieldsProps) {
  const { ports, words } = usePane();
  const { session } = connection;
  const { kind, constants = {} } = setup;
  const listed = fields.filter(({ list }) => list !== undefined).map(({ id }) => id);
  const asked = listed.join(' ');
  const load = useCallback(() => ports.lists(session, kind, new Set(asked.split(' '))), [ports, session, kind, asked]);
  const { value: lists } = useLoaded(load);
  return fields.map((field) => (
    <ConstantField
      key={field.id}
      label={words('template.constants.field', { field: fieldName(words, field.id) })}
      field={field}
      text={constants[field.id] ?? ''}
      names={namesOf(field, lists?.reference)}
      onChange={(text) => onChange({ what: 'constant', field: field.id, text })}
    />
  ));
}

function namesOf({ list }: KivaField, reference: ReferenceData | undefined): readonly string[] {
  return list === undefined ? [] : (reference?.[list] ?? []).map(({ name }) => name);
}

interface ConstantFieldProps {
  readonly label: string;
  readonly field: KivaField;
  readonly text: string;
  readonly names: readonly string[];
  readonly onChange: (text: string) => void;
}

function ConstantField({ label, field, text, names, onChange }: ConstantFieldProps) {
  const id = useId();
  const typed = plainWords(text);
  const offered = names.filter((name) => plainWords(name).includes(typed)).slice(0, OFFERED);
  // A date typed in another way, by a file, must be seen as it is.
  const type = field.kind === 'date' && ISO_DATE.test(text) ? 'date' : 'text';
  return (
    <Field label={label}>
      <Input
        type={type}
        value={text}
        maxLength={LONGEST}
        autoComplete="off"
        input={{ list: id }}
        onChange={(_, { value }) => onChange(value)}
        data-testid={`constant-${field.id}`}
      />
      <datalist id={id}>
        {offered.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Field>
  );
}
