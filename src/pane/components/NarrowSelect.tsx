import { makeStyles, mergeClasses, Select, type SelectProps } from '@fluentui/react-components';

const useStyles = makeStyles({
  // A native select is as wide as its longest option unless it is told otherwise.
  root: { minWidth: 0, maxWidth: '100%' },
  select: { minWidth: 0, width: '100%', textOverflow: 'ellipsis' },
});

/** A select that keeps to the pane's width, however long its options are. */
export function NarrowSelect({ className, ...rest }: SelectProps) {
  const styles = useStyles();
  return <Select {...rest} className={mergeClasses(styles.root, className)} select={{ className: styles.select }} />;
}
