// Scripts: what a client of a figure does, as a generator. It says what it waits for and is gone on with
// when that has come, so everything happens in one thread, in the same order for the same seed.
//
//   function* farewell(me: Process): Script {
//     yield* me.rest(200);
//     const { errorCode } = yield* me.ask('LeaveGroup', 1, { groupId, memberId });
//   }

/** What a script waits for; a process makes them. */
export type Wait =
  | { for: 'time'; ms: number }
  | { for: 'answer'; send(got: (body: unknown) => void, lost: (error: AnswerLost) => void): void }
  /** Until somebody calls `wake`, or the time is over. */
  | { for: 'waking'; ms: number }
  /** The process dies here, in the middle of what it was doing. */
  | { for: 'death' };

/** Use `yield*` to do one inside another. */
export type Script<T = void> = Generator<Wait, T, unknown>;

/** The broker did what it was asked, and its answer never came. A script may catch it and ask again. */
export class AnswerLost extends Error {
  readonly api: string;

  constructor(api: string) {
    super(`the answer to ${api} was lost`);
    this.name = 'AnswerLost';
    this.api = api;
  }
}
