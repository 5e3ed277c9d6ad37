import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { hasUnsafeCharacters, NAME_LIMIT } from '../../core/mapping/templateName';
import { usePane } from '../paneContext';

interface NameFormProps {
  readonly name: string;
  readonly onSave: (name: string) => void;
}

/** A template's name, said to be wrong only once she wants to save it. */
export function NameForm({ name, onSave }: NameFormProps) {
  const { words, busy } = usePane();
  const [typed, setTyped] = useState(name);
  const [tried, setTried] = useState(false);
  const problem =
    typed.trim() === ''
      ? 'template.nameNeeded'
      : hasUnsafeCharacters(typed)
        ? 'template.refused.unsafeName'
        : undefined;
  return (
    <>
      <Field
        label={words('template.name')}
        validationMessage={tried && problem !== undefined ? words(problem) : null}
        validationState={tried && problem !== undefined ? 'error' : 'none'}
      >
        <Input
          value={typed}
          maxLength={NAME_LIMIT}
          onChange={(_, { value }) => setTyped(value)}
          data-testid="template-name"
        />
      </Field>
      <Button
        size="small"
        disabled={busy !== undefined}
        onClick={() => {
          setTried(true);
          if (problem === undefined) onSave(typed);
        }}
        data-testid="template-name-save"
      >
        {words('template.save')}
      </Button>
    </>
  );
}
