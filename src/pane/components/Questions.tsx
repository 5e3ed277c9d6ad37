import type { CellRef } from '../../core/cell/cell';
import type { Finding } from '../../core/check/finding';
import { Button, makeStyles } from '@fluentui/react-components';
import type { SetupChange } from '../setupChange';
import { usePane } from '../paneContext';
import { answersTo } from '../questions';
import { FindingList } from './FindingList';
import { QuestionExamples } from './QuestionExamples';
import { ScheduleExamples } from './ScheduleExamples';

const useStyles = makeStyles({
  question: { display: 'flex', flexDirection: 'column', gap: '8px' },
  answer: { textAlign: 'start', justifyContent: 'flex-start', fontWeight: 'normal' },
});

interface QuestionsProps {
  readonly findings: readonly Finding[];
  readonly onJump: (cell: CellRef) => void;
  readonly onAnswer: (change: SetupChange) => void;
}

/** Questions about the whole sheet, each with its possible answers as buttons. */
export function Questions({ findings, onJump, onAnswer }: QuestionsProps) {
  const { words, busy } = usePane();
  const styles = useStyles();
  return findings.map((finding) => (
    <div
      key={`${finding.code} ${finding.field ?? ''}`}
      className={styles.question}
      data-testid={`question-${finding.code}`}
    >
      <FindingList findings={[finding]} onJump={onJump} />
      {finding.examples !== undefined && <QuestionExamples code={finding.code} examples={finding.examples} />}
      {finding.schedules !== undefined && <ScheduleExamples schedules={finding.schedules} />}
      {answersTo(finding).map(({ id, change }) => (
        <Button
          key={id}
          className={styles.answer}
          disabled={busy !== undefined}
          onClick={() => onAnswer(change)}
          data-testid={`answer-${id}`}
        >
          {words(`answer.${finding.code}.${id}`, finding.params)}
        </Button>
      ))}
    </div>
  ));
}
