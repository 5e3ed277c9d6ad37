import { Field, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  option: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

interface ChoiceProps<Option extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly id: Option; readonly label: string; readonly hint?: string }[];
  readonly chosen: Option | undefined;
  /** Words shown when nothing is chosen and something has to be. */
  readonly problem?: string | undefined;
  readonly onChoose: (option: Option) => void;
}

/** One question with its answers as radio buttons; nothing is chosen until a person does. */
export function Choice<Option extends string>({
  label,
  hint,
  options,
  chosen,
  problem,
  onChoose,
}: ChoiceProps<Option>) {
  const styles = useStyles();
  return (
    <Field
      label={label}
      hint={hint ?? null}
      required
      validationMessage={problem ?? null}
      validationState={problem === undefined ? 'none' : 'error'}
    >
      <RadioGroup
        value={chosen ?? ''}
        onChange={(_, { value }) => {
          const option = options.find(({ id }) => id === value);
          if (option) onChoose(option.id);
        }}
      >
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            label={
              <span className={styles.option}>
                {option.label}
                {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
