import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { proposedAudience } from '../../core/kiva/proposedAudience';
import type { EnvironmentsAnswer, SessionRequest } from '../../core/relayProtocol/messages';
import { usePane } from '../paneContext';
import { Disclosure } from './Disclosure';
import { Notice } from './Notice';
import { StepFrame } from './StepFrame';
import { useProblemFocus } from './useProblemFocus';
import { NarrowSelect } from './NarrowSelect';

interface CredentialsFormProps {
  readonly offered: EnvironmentsAnswer['environments'][number];
  /** The audience with which Kiva refused the credentials last; absent while it refused none. */
  readonly refused?: string | undefined;
  readonly onConnect: (request: SessionRequest) => void;
  readonly onBack: () => void;
}

/** Asks what an environment needs to open a session; what is typed lives in this form alone and is never stored. */
export function CredentialsForm({ offered, refused, onConnect, onBack }: CredentialsFormProps) {
  const { words, busy } = usePane();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [accessKey, setAccessKey] = useState('');
  const [audience, setAudience] = useState(offered.audience);
  const { asking, ask } = useProblemFocus();
  const typesCredentials = offered.credentials === 'pane';
  const needsKey = offered.accessKeyNeeded === true;
  const empty = (text: string): string | null => (asking && text.trim() === '' ? words('connect.form.empty') : null);

  const proposed = refused === undefined ? undefined : proposedAudience(offered, refused);

  const connectWith = (chosen: string): void => {
    const incomplete =
      (typesCredentials && (clientId.trim() === '' || clientSecret.trim() === '')) ||
      (needsKey && accessKey.trim() === '');
    if (incomplete) {
      ask();
      return;
    }
    onConnect({
      environment: offered.id,
      ...(typesCredentials && { clientId: clientId.trim(), clientSecret: clientSecret.trim() }),
      ...(needsKey && { accessKey: accessKey.trim() }),
      ...(chosen !== offered.audience && { audience: chosen }),
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    connectWith(audience);
  };
  const tryProposed = (other: string): void => {
    setAudience(other);
    connectWith(other);
  };

  return (
    <form onSubmit={submit} autoComplete="off" noValidate style={{ display: 'contents' }}>
      <StepFrame
        heading={words(`connect.own.${offered.id}`)}
        lead={words(typesCredentials ? 'connect.form.lead' : 'connect.form.keyLead')}
        footer={
          <>
            <Button type="submit" appearance="primary" size="large" disabled={busy !== undefined}>
              {busy ? <Spinner size="tiny" label={words('busy.connecting')} /> : words('connect.form.button')}
            </Button>
            <Button onClick={onBack} disabled={busy !== undefined}>
              {words('back')}
            </Button>
          </>
        }
      >
        {refused !== undefined && proposed !== undefined && (
          <>
            <Notice intent="info" testId="other-audience">
              {words('connect.refused.text', { tried: refused, other: proposed })}
            </Notice>
            <Button
              disabled={busy !== undefined}
              onClick={() => tryProposed(proposed)}
              data-testid="try-other-audience"
            >
              {words('connect.refused.button')}
            </Button>
          </>
        )}
        {typesCredentials && (
          <>
            <Field label={words('connect.form.clientId')} required validationMessage={empty(clientId)}>
              <Input
                value={clientId}
                autoComplete="off"
                spellCheck={false}
                onChange={(_, { value }) => setClientId(value)}
              />
            </Field>
            <Field
              label={words('connect.form.clientSecret')}
              hint={words('connect.form.secretHint')}
              required
              validationMessage={empty(clientSecret)}
            >
              <Input
                type="password"
                value={clientSecret}
                autoComplete="new-password"
                onChange={(_, { value }) => setClientSecret(value)}
              />
            </Field>
          </>
        )}
        {needsKey && (
          <Field
            label={words('connect.form.accessKey')}
            hint={words('connect.form.accessKeyHint')}
            required
            validationMessage={empty(accessKey)}
          >
            <Input
              type="password"
              value={accessKey}
              autoComplete="new-password"
              onChange={(_, { value }) => setAccessKey(value)}
            />
          </Field>
        )}
        {offered.otherAudiences.length > 0 && (
          <Disclosure label={words('connect.form.advanced')}>
            <Field label={words('connect.form.audience')} hint={words('connect.form.audienceHint')}>
              <NarrowSelect value={audience} onChange={(_, { value }) => setAudience(value)}>
                {[offered.audience, ...offered.otherAudiences].map((known) => (
                  <option key={known}>{known}</option>
                ))}
              </NarrowSelect>
            </Field>
          </Disclosure>
        )}
      </StepFrame>
    </form>
  );
}
