import { Badge } from '@fluentui/react-components';
import type { EnvironmentId } from '../../core/kiva/environments';
import { usePane } from '../paneContext';

const COLOURS: Readonly<Record<EnvironmentId, 'informative' | 'warning' | 'danger'>> = {
  sandbox: 'informative',
  stage: 'warning',
  production: 'danger',
};

/** Says at all times where things go; Production is the one that looks like it matters. */
export function EnvironmentBadge({ environment }: { readonly environment: EnvironmentId }) {
  const { words } = usePane();
  return (
    <Badge
      appearance={environment === 'production' ? 'filled' : 'tint'}
      color={COLOURS[environment]}
      data-testid="environment-badge"
    >
      {words(`environment.${environment}.name`)}
    </Badge>
  );
}
