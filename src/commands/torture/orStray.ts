/** Awaits some work; where a promise that nobody waits for is rejected meanwhile, throws that instead, whatever came of the work. */
export async function orStray<T>(work: () => Promise<T>): Promise<T> {
  const strays: unknown[] = [];
  const note = (thrown: unknown): void => {
    strays.push(thrown);
  };
  process.on('unhandledRejection', note);
  const [result] = await Promise.allSettled([work()]);
  // They are told of once all others have been.
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);
  if (strays.length > 0) throw strays[0];
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
