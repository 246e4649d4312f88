import { expect, test } from 'vitest';
import { printedLines } from './printed.ts';

const error = [
  'quality: KafkaJSProtocolError: Not authorized',
  'quality:     at createErrorFromCode (/w/node_modules/kafkajs/src/protocol/error.js:581:10)',
  'quality:     at eachMessage (/w/exercises/a/b/exercise.ts:52:9)',
  'quality:     at process.emit (node:events:514:28) {',
  'quality:   retriable: false,',
  'quality:   helpUrl: undefined,',
  'quality:   [cause]: Error: x',
  'quality:       at y (z.js:1:1) {',
  'quality:     code: 29',
  'quality:   }',
  'quality: }',
];

test('of an error its message and the answer’s own frame are kept, not the tail of its fields', () => {
  expect(printedLines([...error, 'quality: goes on'].join('\n'))).toEqual([
    'quality: KafkaJSProtocolError: Not authorized',
    'quality:     at eachMessage (/w/exercises/a/b/exercise.ts:52:9)',
    'quality: goes on',
  ]);
});

test('whatever else was printed stays, the last of it', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `v8: at ${index} { litres: 3 }`);
  expect(printedLines(lines.join('\n'))).toEqual(lines.slice(-8));
});
