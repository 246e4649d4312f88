import { expectTypeOf, it } from 'vitest';
import { encodeRequest } from './messages.ts';
import type { Request, RequestBody, RequestInput, ResponseBody } from './messages.ts';

it('infers the types of decoded bodies from the declarations', () => {
  expectTypeOf<RequestBody<'Heartbeat'>>().toEqualTypeOf<{
    groupId: string;
    generationId: number;
    memberId: string;
    groupInstanceId: string | null;
  }>();
  expectTypeOf<RequestBody<'Metadata'>['topics']>().toEqualTypeOf<
    { topicId: string; name: string | null }[] | null
  >();
  type FetchPartition = ResponseBody<'Fetch'>['responses'][number]['partitions'][number];
  expectTypeOf<FetchPartition['records']>().toEqualTypeOf<Uint8Array | null>();
  expectTypeOf<FetchPartition['highWatermark']>().toEqualTypeOf<bigint>();
  expectTypeOf<FetchPartition['currentLeader']>().toEqualTypeOf<{
    leaderId: number;
    leaderEpoch: number;
  }>();
});

it('narrows a request by its API', () => {
  const isProduce = (request: Request): request is Request & { api: 'Produce' } =>
    request.api === 'Produce';
  expectTypeOf(isProduce).returns.toEqualTypeOf<boolean>();
  const acks = (request: Request) => (request.api === 'Produce' ? request.body.acks : undefined);
  expectTypeOf(acks).returns.toEqualTypeOf<number | undefined>();
});

it('lets a decoded request be encoded again, and fields with a default be left out', () => {
  expectTypeOf<Request>().toExtend<RequestInput>();
  expectTypeOf(encodeRequest).toBeCallableWith({
    api: 'Heartbeat',
    version: 3,
    correlationId: 1,
    clientId: null,
    body: { groupId: 'g', generationId: 1, memberId: 'm' },
  });
});
