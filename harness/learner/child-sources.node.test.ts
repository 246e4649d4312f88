import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { childSources } from './child-sources.node.ts';

const { sources } = await childSources();

describe('the sources of a process’s host', () => {
  const names = Object.keys(sources).map((url) => url.split('/harness/')[1]);

  it('are its file and what that imports, near and far', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'learner/child.node.ts',
        'learner/learner-side.ts',
        'learner/transaction.ts',
      ]),
    );
    // Of those it needs only the types.
    expect(names).not.toContain('learner/messages.ts');
  });

  it('have no types left, so that no process has to strip them', () => {
    for (const source of Object.values(sources)) {
      expect(stripTypeScriptTypes(source)).toBe(source);
    }
  });
});
