/** Shorter secrets would match ordinary words, and nobody's secret is that short. */
const SHORTEST_SECRET = 6;

/** The text without any of the secrets, in case the other side echoes what it was sent. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      new URLSearchParams({ '': secret }).toString().slice(1),
    ])
    .reduce((left, spelling) => left.split(spelling).join('[removed]'), text);
}
