import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { endWithClosedPipe } from './closed-pipe.ts';

function failing(): { ends: number[]; fail(code: string): void } {
  const stream = new Writable();
  const ends: number[] = [];
  endWithClosedPipe([stream], (code) => ends.push(code));
  return {
    ends,
    fail: (code) => void stream.emit('error', Object.assign(new Error(code), { code })),
  };
}

test('a command whose reader has gone ends as one that SIGPIPE ends', () => {
  const { ends, fail } = failing();
  fail('EPIPE');
  expect(ends).toEqual([141]);
});

test('any other trouble with a stream is trouble', () => {
  const { ends, fail } = failing();
  expect(() => fail('ENOSPC')).toThrow('ENOSPC');
  expect(ends).toEqual([]);
});
