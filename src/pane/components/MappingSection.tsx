import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Field } from '../../core/catalogue/field';
import type { SetupChange } from '../setupChange';
import type { Connection } from '../flow';
import { usePane } from '../paneContext';
import { mappingQuestions } from '../mappingQuestions';
import { isRequired } from '../requirements';
import { fieldName } from '../say';
import type { SheetSetup } from '../setup';
import { Disclosure } from './Disclosure';
import { FieldPicker } from './FieldPicker';
import { InstalmentSheetSection } from './InstalmentSheetSection';
import { MappingQuestions } from './MappingQuestions';
import { RepeatedSection } from './RepeatedSection';
import { Section } from './Section';
import { Unmapped } from './Unmapped';

const useStyles = makeStyles({ actions: { marginTop: '4px' } });

interface MappingSectionProps {
  readonly connection: Connection;
  readonly setup: SheetSetup;
  /** Say which required fields have no column yet. */
  readonly asking: boolean;
  readonly onChange: (change: SetupChange) => void;
  readonly onTwoColumns: () => void;
}

/**
 * Every field of the kind with the column that holds it: those that are needed, or advised and doubtful, in sight, the
 * others one click away.
 */
export function MappingSection({ connection, setup, asking, onChange, onTwoColumns }: MappingSectionProps) {
  const { words } = usePane();
  const styles = useStyles();
  const { account } = connection;
  // A proposal stays where it is once it is taken: what moves away under a click is lost from sight.
  const inSight = ({ id, need }: Field): boolean =>
    isRequired(setup, account, id) || (need === 'advised' && setup.proposals.some(({ field }) => field === id));
  const single = setup.kind.fields.filter(({ kind, repeats }) => kind !== 'filter' && repeats !== true);
  const shown = single.filter(inSight);
  const optional = single.filter((field) => !inSight(field));
  const repeats = setup.kind.fields.some((field) => field.repeats === true);
  const mapped = optional.filter(({ id }) => setup.mapping[id] !== undefined).length;
  const questions = mappingQuestions(setup, account);
  const broken = optional.some(({ id }) => setup.missing.some((binding) => binding.field === id));

  const picker = (field: Field) => {
    const needed = isRequired(setup, account, field.id);
    const unmapped = setup.mapping[field.id] === undefined;
    const onlyForThree =
      needed && unmapped && !setup.kind.recordKey.two.includes(field.id) && field.need !== 'required';
    return (
      <div key={field.id}>
        <FieldPicker
          setup={setup}
          field={field}
          fieldKey={field.id}
          required={needed}
          isAsked={questions.some((asked) => asked.field === field.id)}
          problem={
            asking && needed && unmapped ? words('mapping.choose', { field: fieldName(words, field.id) }) : undefined
          }
          onPick={(column) => onChange({ what: 'column', key: field.id, column })}
        />
        {onlyForThree && (
          <MessageBar intent="info" layout="multiline" className={styles.actions}>
            <MessageBarBody>{words('mapping.threeColumns')}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={onTwoColumns} data-testid="switch-to-two">
                {words('mapping.switchToTwo')}
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
      </div>
    );
  };

  return (
    <Section title={words('mapping.title')} testId="mapping">
      <MappingQuestions setup={setup} questions={questions} onChange={onChange} />
      {shown.map(picker)}
      {optional.length > 0 && (
        <Disclosure
          label={words('mapping.optional', { count: mapped, all: optional.length })}
          open={broken}
          testId="optional-fields"
        >
          {optional.map(picker)}
        </Disclosure>
      )}
      <RepeatedSection setup={setup} onChange={onChange} />
      {repeats && <InstalmentSheetSection setup={setup} onChange={onChange} />}
      <Unmapped setup={setup} />
    </Section>
  );
}
