// Whether a workbook is behind this page, and the way to it. Loaded only where there is one.
import { inject, type App, type InjectionKey } from 'vue';
import type { OpenMachine } from './open-machine.ts';
import { sessionToken } from './token.ts';

/** `undefined`: this site has no workbook behind it. */
export type FindMachine = () => Promise<OpenMachine> | undefined;

export const machineKey: InjectionKey<FindMachine> = Symbol('machine');

/** @param base of the site, with a slash at both ends */
export function provideMachine(app: App, base: () => string): FindMachine {
  let opened: Promise<OpenMachine> | undefined;
  const find: FindMachine = () => {
    const token = sessionToken();
    if (token === undefined) return undefined;
    opened ??= import('./open-machine.ts').then(({ openMachine, browserParts }) =>
      openMachine(browserParts(token, base())),
    );
    return opened;
  };
  app.provide(machineKey, find);
  return find;
}

export function useMachine(): FindMachine {
  return inject(machineKey) ?? (() => undefined);
}
