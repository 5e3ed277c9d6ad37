import { Field, Input } from '@fluentui/react-components';
import { INITIALS_LIMIT } from '../initials';
import { usePane } from '../paneContext';

interface InitialsFieldProps {
  readonly initials: string;
  readonly needed: boolean;
  readonly problem: string | undefined;
  readonly onChange: (initials: string) => void;
}

/** Who sends, as she signs: a few letters, so that a colleague knows whom to ask. */
export function InitialsField({ initials, needed, problem, onChange }: InitialsFieldProps) {
  const { words } = usePane();
  return (
    <Field
      label={words('confirm.initials.label')}
      hint={words('confirm.initials.hint')}
      required={needed}
      validationMessage={problem ?? null}
      validationState={problem === undefined ? 'none' : 'error'}
    >
      <Input
        value={initials}
        maxLength={INITIALS_LIMIT}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, { value }) => onChange(value)}
        data-testid="initials"
      />
    </Field>
  );
}
