// Rights, where nobody is asked for any.
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';

export const acls: CaseGroup = {
  name: 'acls',
  cases: [
    defineCase('ACLs on a node without an authorizer', async (script) => {
      const acl = {
        resourceType: 2,
        resourceName: 'orders',
        principal: 'User:anna',
        host: '*',
        operation: 3,
        permissionType: 3,
      };
      const filter = {
        ...{
          resourceTypeFilter: 2,
          resourceNameFilter: 'orders',
          principalFilter: null,
          hostFilter: null,
        },
        ...{ operation: 1, permissionType: 1 },
      };
      for (const version of versionsOffered('CreateAcls')) {
        await script.ask('CreateAcls', version, { creations: [acl] });
      }
      for (const version of versionsOffered('DescribeAcls'))
        await script.ask('DescribeAcls', version, filter);
      for (const version of versionsOffered('DeleteAcls')) {
        await script.ask('DeleteAcls', version, { filters: [filter] });
      }
    }),
  ],
};
