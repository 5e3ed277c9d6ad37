import { Checkbox, Field } from '@fluentui/react-components';
import type { LikeLastMonth } from '../../core/send/likeLastMonth';
import { usePane } from '../paneContext';
import { Notice } from './Notice';
import { Section } from './Section';

interface LikeLastMonthQuestionProps {
  readonly like: LikeLastMonth;
  /** "YYYY-MM" that the rows would be sent for. */
  readonly month: string;
  readonly isThisMonths: boolean;
  readonly problem: string | undefined;
  readonly onChange: (isThisMonths: boolean) => void;
}

/** Perhaps last month's file: nothing goes out until she says that it is not. */
export function LikeLastMonthQuestion({ like, month, isThisMonths, problem, onChange }: LikeLastMonthQuestionProps) {
  const { words, formats } = usePane();
  const said = { share: formats.share(like.equal, like.rows), before: formats.month(like.month) };
  return (
    <Section title={words('confirm.likeLastMonth.title')} testId="like-last-month">
      <Notice intent="warning">{words('confirm.likeLastMonth.text', said)}</Notice>
      <Field validationMessage={problem ?? null} validationState={problem === undefined ? 'none' : 'error'}>
        <Checkbox
          checked={isThisMonths}
          label={words('confirm.likeLastMonth.tick', { month: formats.month(month) })}
          onChange={(_, { checked }) => onChange(checked === true)}
          data-testid="is-this-months"
        />
      </Field>
    </Section>
  );
}
