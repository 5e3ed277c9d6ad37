import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { usePane } from '../paneContext';

const useStyles = makeStyles({
  age: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    margin: 0,
    color: tokens.colorNeutralForeground3,
  },
});

interface ListsAgeProps {
  /** ISO 8601. */
  readonly asOf: string;
  readonly onReadAgain: () => void;
}

/** When Kiva's lists were read, and a way to read them again now. */
export function ListsAge({ asOf, onReadAgain }: ListsAgeProps) {
  const { words, formats, busy } = usePane();
  return (
    <p className={useStyles().age} data-testid="lists-age">
      {words('lists.asOf', { at: formats.moment(asOf) })}
      <Button size="small" disabled={busy !== undefined} onClick={onReadAgain} data-testid="refresh-lists">
        {words('lists.readAgain')}
      </Button>
    </p>
  );
}
