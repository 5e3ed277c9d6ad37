import { Button, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { proposedAudience } from '../../core/kiva/proposedAudience';
import type { EnvironmentsAnswer, SessionRequest } from '../../core/relayProtocol/messages';
import { connect } from '../actions/connect';
import { repaint } from '../actions/repaint';
import { CredentialsForm } from '../components/CredentialsForm';
import { Section } from '../components/Section';
import { StepFrame } from '../components/StepFrame';
import { Fault } from '../../ports/fault';
import { usePane } from '../paneContext';
import type { RefusedAt } from '../refusedAt';

/** One environment as the relay offers it. */
export type OfferedEnvironment = EnvironmentsAnswer['environments'][number];

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  own: { display: 'flex', flexDirection: 'column', gap: '8px' },
  about: { ...typographyStyles.caption1, margin: 'auto 0 0', color: tokens.colorNeutralForeground3 },
});

const asks = (offered: OfferedEnvironment): boolean =>
  offered.credentials === 'pane' || offered.accessKeyNeeded === true;

interface ConnectStepProps {
  /** Where Kiva refused what was sent: another audience is offered there, if there is one. */
  readonly refused: RefusedAt | undefined;
}

/** Where do the rows go: practice on this computer with one click, or a Kiva account of her own. */
export function ConnectStep({ refused: refusedAt }: ConnectStepProps) {
  const { ports, words, act, busy } = usePane();
  const styles = useStyles();
  const [offers, setOffers] = useState<readonly OfferedEnvironment[]>();
  const [chosen, setChosen] = useState<OfferedEnvironment>();
  const [refused, setRefused] = useState<string>();

  useEffect(() => {
    act('connecting', async () => {
      const { environments } = await ports.gateway.environments();
      setOffers(environments);
      const offered = environments.find(({ id }) => id === refusedAt?.environment);
      const tried = refusedAt?.audience ?? offered?.audience;
      if (offered !== undefined && tried !== undefined && proposedAudience(offered, tried) !== undefined) {
        setChosen(offered);
        setRefused(tried);
      }
      return undefined;
    });
  }, [act, ports, refusedAt]);

  const open = (offered: OfferedEnvironment, request: SessionRequest): void =>
    act('connecting', async () => {
      setRefused(undefined);
      try {
        const connected = await connect(ports, request);
        await repaint(ports, words);
        return connected;
      } catch (thrown) {
        const isRefused = thrown instanceof Fault && thrown.params['reason'] === 'credentialsRefused';
        if (isRefused && offered.otherAudiences.length > 0) {
          setChosen(offered);
          setRefused(request.audience ?? offered.audience);
        }
        throw thrown;
      }
    });
  const choose = (offered: OfferedEnvironment): void =>
    asks(offered) ? setChosen(offered) : open(offered, { environment: offered.id });
  const leave = (): void => {
    setChosen(undefined);
    setRefused(undefined);
  };

  if (chosen) {
    return (
      <CredentialsForm
        offered={chosen}
        refused={refused}
        onConnect={(request) => open(chosen, request)}
        onBack={leave}
      />
    );
  }

  const practice = offers?.find(({ id }) => id === 'sandbox');
  const own = offers?.filter(({ id }) => id !== 'sandbox') ?? [];
  return (
    <StepFrame heading={words('connect.heading')} lead={words('connect.lead')} quiet>
      {!offers && busy && <Spinner label={words('busy.connecting')} />}
      {practice && (
        <Section title={words('connect.practice.title')}>
          <p className={styles.text}>{words('connect.practice.text')}</p>
          <Button
            appearance="primary"
            size="large"
            disabled={busy !== undefined}
            onClick={() => choose(practice)}
            data-testid="connect-sandbox"
          >
            {words('connect.practice.button')}
          </Button>
        </Section>
      )}
      {own.length > 0 && (
        <Section title={words('connect.own.title')}>
          <p className={styles.text}>{words('connect.own.text')}</p>
          <div className={styles.own}>
            {own.map((offered) => (
              <Button
                key={offered.id}
                disabled={busy !== undefined}
                onClick={() => choose(offered)}
                data-testid={`connect-${offered.id}`}
              >
                {words(`connect.own.${offered.id}`)}
              </Button>
            ))}
          </div>
        </Section>
      )}
      <p className={styles.about}>{words('app.about')}</p>
    </StepFrame>
  );
}
