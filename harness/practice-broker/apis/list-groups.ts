import { defineHandler } from '../handler.ts';

/** All groups are of the protocol that clients run among themselves. */
const TYPE = 'classic';

export const listGroups = defineHandler({
  api: 'ListGroups',
  min: 0,
  max: 5,
  handle(state, { body }, reply) {
    const isWanted = (filter: readonly string[], value: string): boolean =>
      filter.length === 0 || filter.some((one) => one.toLowerCase() === value.toLowerCase());
    const groups = [...state.groups.all()]
      .filter((group) => isWanted(body.statesFilter, group.state))
      .filter(() => isWanted(body.typesFilter, TYPE))
      .map(({ groupId, protocolType, state: groupState }) => ({
        ...{ groupId, protocolType, groupState, groupType: TYPE },
      }));
    reply.send({ errorCode: 0, groups });
  },
});
