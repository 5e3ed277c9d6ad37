import { createSaver } from '../../src/pane/actions/saver';
import { Fault } from '../../src/ports/fault';

/** A saver on a virtual clock; `saves` counts what Excel was asked for. */
class Desk {
  ms = 0;
  saves = 0;
  answer: 'saved' | 'unsupported' | Fault = 'saved';
  isSaved = true;

  readonly saver = createSaver(
    {
      save: () => {
        this.saves += 1;
        return this.answer instanceof Fault ? Promise.reject(this.answer) : Promise.resolve(this.answer);
      },
      isSaved: () => Promise.resolve(this.isSaved),
    },
    {
      now: () => new Date(this.ms).toISOString(),
      sleep: (milliseconds) => {
        this.ms += milliseconds;
        return Promise.resolve();
      },
    },
    { aborted: false },
    () => undefined,
  );

  async settle(count: number, millisecondsEach: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      this.ms += millisecondsEach;
      await this.saver.settled();
    }
  }
}

it('saves at most 22 times in a run of 1,000 drafts of half a second each', async () => {
  const desk = new Desk();
  await desk.saver.saveFirst();
  await desk.settle(1000, 500);
  await desk.saver.saveAgain();
  expect(desk.saves).toBe(22);
});

it('saves each half minute where Kiva is slow', async () => {
  const desk = new Desk();
  await desk.saver.saveFirst();
  await desk.settle(12, 10_000);
  expect(desk.saves).toBe(1 + 4);
});

it('asks Excel no more where only she can save', async () => {
  const desk = new Desk();
  desk.answer = 'unsupported';
  await desk.saver.saveFirst();
  await desk.settle(200, 1000);
  await desk.saver.saveAgain();
  expect(desk.saves).toBe(1);
});

it('waits for the next turn where Excel refused a later save', async () => {
  const desk = new Desk();
  await desk.saver.saveFirst();
  desk.answer = new Fault('excelBusyEditing');
  await desk.settle(120, 100);
  expect(desk.saves).toBe(1 + 2);
});
