import { Field, Input } from '@fluentui/react-components';
import { useCallback, useId } from 'react';
import type { Field as KivaField } from '../../core/catalogue/field';
import { plainWords } from '../../core/cell/plainWords';
import type { ReferenceData } from '../../core/reference/referenceData';
import type { SetupChange } from '../setupChange';
import type { Connection } from '../flow';
import { usePane } from '../paneContext';
import { fieldName } from '../say';
import type { SheetSetup } from '../setup';
import { useLoaded } from '../useLoaded';
import { wordMeanings } from '../wordChoices';
import { NarrowSelect } from './NarrowSelect';

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
  return fields.map((field) => {
    const of = {
      label: words('template.constants.field', { field: fieldName(words, field.id) }),
      field,
      text: constants[field.id] ?? '',
      onChange: (text: string) => onChange({ what: 'constant', field: field.id, text }),
    };
    const choices = wordMeanings(field, undefined).flatMap(({ meaning, words: coded }) =>
      coded === undefined ? [] : [{ meaning, said: words(coded) }],
    );
    if (choices.length > 0) return <ConstantChoice key={field.id} {...of} choices={choices} />;
    return <ConstantField key={field.id} {...of} names={namesOf(field, lists?.reference)} />;
  });
}

function namesOf({ list }: KivaField, reference: ReferenceData | undefined): readonly string[] {
  return list === undefined ? [] : (reference?.[list] ?? []).map(({ name }) => name);
}

interface ConstantProps {
  readonly label: string;
  readonly field: KivaField;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

interface ConstantChoiceProps extends ConstantProps {
  readonly choices: readonly { readonly meaning: string; readonly said: string }[];
}

/** One of few values; a text that a file has brought and that is none of them is seen as it is. */
function ConstantChoice({ label, field, text, choices, onChange }: ConstantChoiceProps) {
  const { words } = usePane();
  const isOther = text !== '' && choices.every(({ meaning }) => meaning !== text);
  return (
    <Field label={label}>
      <NarrowSelect value={text} onChange={(_, { value }) => onChange(value)} data-testid={`constant-${field.id}`}>
        <option value="">{words('template.constants.none')}</option>
        {isOther && <option value={text}>{text}</option>}
        {choices.map(({ meaning, said }) => (
          <option key={meaning} value={meaning}>
            {said}
          </option>
        ))}
      </NarrowSelect>
    </Field>
  );
}

function ConstantField({ label, field, text, names, onChange }: ConstantProps & { readonly names: readonly string[] }) {
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
