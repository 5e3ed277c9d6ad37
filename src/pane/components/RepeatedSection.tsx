import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { SetupChange } from '../setupChange';
import { usePane } from '../paneContext';
import { repeatedGroups, type RepeatedGroup } from '../repeatedGroups';
import type { SheetSetup } from '../setup';
import { Disclosure } from './Disclosure';
import { FieldPicker } from './FieldPicker';

const useStyles = makeStyles({
  groups: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    minWidth: 0,
    paddingInlineStart: '12px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  add: { alignSelf: 'flex-start' },
});

interface RepeatedSectionProps {
  readonly setup: SheetSetup;
  readonly onChange: (change: SetupChange) => void;
}

/** The instalments' columns: one line that counts them, one line each behind it, and their columns behind that. */
export function RepeatedSection({ setup, onChange }: RepeatedSectionProps) {
  const { words } = usePane();
  const styles = useStyles();
  const [added, setAdded] = useState(0);
  const found = repeatedGroups(setup, added);
  if (!found) return null;
  const { groups, sure, from, to, mapped } = found;
  const broken = groups.some(({ isOpen }) => isOpen);
  // Beside the sheet that they are on, columns that there are none of would only confuse.
  if (setup.instalments !== undefined && mapped === 0 && !broken) return null;
  const columns = from === undefined || to === undefined ? '' : words('instalments.range', { from, to });
  const nameOf = ({ index, letters }: RepeatedGroup): string =>
    letters.length === 0
      ? words('instalments.empty', { number: index })
      : words('instalments.one', { number: index, columns: letters.join(', ') });

  return (
    <Disclosure
      label={mapped === 0 ? words('instalments.none') : words('instalments.found', { count: mapped, columns })}
      open={broken}
      testId="instalments"
    >
      {sure.length > 0 && (
        <Button
          className={styles.add}
          size="small"
          onClick={() => onChange({ what: 'proposals', keys: sure })}
          data-testid="use-instalments"
        >
          {words('instalments.useAll', { count: sure.length })}
        </Button>
      )}
      <div className={styles.groups}>
        {groups.map((group) => (
          <Disclosure
            key={group.index}
            label={nameOf(group)}
            open={group.isOpen || group.index === added}
            testId={`instalment-${group.index}`}
          >
            <div className={styles.group}>
              {group.fields.map(({ field, key }) => (
                <FieldPicker
                  key={key}
                  setup={setup}
                  field={field}
                  fieldKey={key}
                  required={false}
                  onPick={(column) => onChange({ what: 'column', key, column })}
                />
              ))}
            </div>
          </Disclosure>
        ))}
      </div>
      <Button
        className={styles.add}
        size="small"
        icon={<AddRegular />}
        onClick={() => setAdded(groups.length + 1)}
        data-testid="add-instalment"
      >
        {words('instalments.add')}
      </Button>
    </Disclosure>
  );
}
