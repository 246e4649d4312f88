// A class, with the view read anew by setting its group back before it starts.
import type { Grade, LabResult } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const labResults = 'quality.lab-results';
export const grades = 'quality.grades';
export const groupId = 'grade-service';

export function gradeOf({ cells, bacteria }: { cells: number; bacteria: number }): Grade['grade'] {
  if (cells < 200 && bacteria < 30) return 'A';
  return cells < 500 && bacteria < 250 ? 'B' : 'C';
}

export async function start(ctx: Ctx): Promise<Running> {
  const service = new GradeService(ctx);
  await service.begin();
  return service;
}

class GradeService implements Running {
  readonly #ctx: Ctx;
  readonly #producer;
  readonly #consumer;
  readonly #view;
  readonly #latest = new Map<string, Grade>();

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
    this.#producer = ctx.kafka.producer({ allowAutoTopicCreation: false });
    this.#consumer = ctx.kafka.consumer({ groupId });
    this.#view = ctx.kafka.consumer({ groupId: `${groupId}-view` });
  }

  async begin(): Promise<void> {
    const admin = this.#ctx.kafka.admin();
    await admin.connect();
    await admin.resetOffsets({ groupId: `${groupId}-view`, topic: grades, earliest: true });
    await admin.disconnect();

    await Promise.all([this.#producer.connect(), this.#consumer.connect(), this.#view.connect()]);
    await this.#view.subscribe({ topic: grades, fromBeginning: true });
    await this.#view.run({
      eachMessage: ({ message }) => this.#learn(String(message.value)),
    });
    await this.#ctx.http.serve('GET /grade/:lot', ({ params }) => this.#answer(params['lot']));
    await this.#consumer.subscribe({ topic: labResults, fromBeginning: true });
    await this.#consumer.run({
      autoCommitThreshold: 1,
      eachMessage: ({ message }) =>
        this.#handle(
          JSON.parse(String(message.value)) as LabResult,
          String(message.headers?.['event-id']),
        ),
    });
  }

  async stop(): Promise<void> {
    await this.#consumer.stop();
    await this.#view.stop();
    await Promise.all([
      this.#consumer.disconnect(),
      this.#view.disconnect(),
      this.#producer.disconnect(),
    ]);
  }

  #learn(value: string): Promise<void> {
    const grade = JSON.parse(value) as Grade;
    this.#latest.set(grade.lotId, grade);
    return Promise.resolve();
  }

  #answer(lot = '') {
    const body = this.#latest.get(lot);
    return body === undefined ? { status: 404 } : { status: 200, body };
  }

  async #handle(result: LabResult, cause: string): Promise<void> {
    const alert =
      result.antibiotic === 'positive'
        ? this.#ctx.vendor.call('regulator', result, { idempotencyKey: cause })
        : undefined;
    await Promise.all([this.#emit(result, cause), alert]);
  }

  async #emit({ lotId, farmId, cells, bacteria }: LabResult, cause: string): Promise<void> {
    if (typeof cells !== 'number') return;
    const grade: Grade = { lotId, farmId, grade: gradeOf({ cells, bacteria }) };
    const headers = { 'event-id': `${cause}/grade`, 'causation-id': cause };
    await this.#producer.send({
      topic: grades,
      messages: [{ key: lotId, value: JSON.stringify(grade), headers }],
    });
  }
}
