import { Button, makeStyles, typographyStyles } from '@fluentui/react-components';
import type { SchedulePart } from '../../core/mapping/template';
import type { SetupChange } from '../setupChange';
import type { ComputedWays } from '../computedWays';
import { usePane } from '../paneContext';
import { Choice } from './Choice';
import { Section } from './Section';

const DECLINING = ['equalInstalments', 'equalPrincipal'] as const;
const GRACE = ['interestOnly', 'nothing'] as const;

const useStyles = makeStyles({
  said: { ...typographyStyles.body1, margin: 0 },
  again: { alignSelf: 'flex-start' },
});

interface ComputedSectionProps {
  readonly schedule: SchedulePart | undefined;
  readonly ways: ComputedWays;
  readonly onChange: (change: SetupChange) => void;
}

/** How instalments are computed, as far as her sheet leaves it open, and a way back to the question whether they are. */
export function ComputedSection({ schedule = {}, ways, onChange }: ComputedSectionProps) {
  const { words, busy } = usePane();
  const styles = useStyles();
  const { computed, declining = 'equalInstalments', grace = 'interestOnly' } = schedule;
  const isAnswered = ways.hasTerms && computed !== undefined;
  if (!isAnswered && !ways.declining && !ways.grace) return null;
  return (
    <Section title={words('computed.title')} testId="computed">
      {ways.declining && (
        <Choice
          label={words('computed.declining.label')}
          options={DECLINING.map((id) => ({
            id,
            label: words(`computed.declining.${id}`),
            hint: words(`computed.declining.${id}Hint`),
          }))}
          chosen={declining}
          onChoose={(way) => onChange({ what: 'schedule', schedule: { declining: way } })}
        />
      )}
      {ways.grace && (
        <Choice
          label={words('computed.grace.label')}
          options={GRACE.map((id) => ({
            id,
            label: words(`computed.grace.${id}`),
            hint: words(`computed.grace.${id}Hint`),
          }))}
          chosen={grace}
          onChoose={(way) => onChange({ what: 'schedule', schedule: { grace: way } })}
        />
      )}
      {isAnswered && (
        <>
          {computed === false && <p className={styles.said}>{words('computed.isLeft')}</p>}
          <Button
            className={styles.again}
            size="small"
            disabled={busy !== undefined}
            onClick={() => onChange({ what: 'scheduleAskedAgain' })}
            data-testid="ask-computed-again"
          >
            {words('computed.askAgain')}
          </Button>
        </>
      )}
    </Section>
  );
}
