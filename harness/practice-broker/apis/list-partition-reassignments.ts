// Partitions that are moving: with one node, none ever is.
import { defineHandler } from '../handler.ts';

export const listPartitionReassignments = defineHandler({
  api: 'ListPartitionReassignments',
  min: 0,
  max: 0,
  handle: (_state, _asked, reply) =>
    reply.send({ throttleTimeMs: 0, errorCode: 0, errorMessage: null, topics: [] }),
});
