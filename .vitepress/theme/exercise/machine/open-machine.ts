// The workbook behind this page, opened once for all that asks for it: the panels, and the journal.
import {
  bridgePath,
  type BridgedStanding,
  type Told,
} from '../../../../harness/dev-bridge/said.ts';
import type { Language } from '../../../content/languages.ts';
import type { BrokerState } from '../workbench.ts';
import { brokerStateOf, notToldYet } from './broker-state.ts';
import { connectMachine, type Machine, type MachineParts } from './connection.ts';
import { sessionToken } from './token.ts';

export interface OpenMachine {
  machine: Machine;
  /** Tells at once, and at each change. @returns what ends it */
  onBroker(listener: (state: BrokerState) => void): () => void;
  /** Where the learner stands: at once where it was told already, and at each change. */
  onStandings(listener: (standings: readonly BridgedStanding[]) => void): () => void;
  /** In which language the compiler is to speak. */
  speak(language: Language): void;
}

export function openMachine(parts: MachineParts): OpenMachine {
  const machine = connectMachine(parts);
  const broker = createLatest<BrokerState>(notToldYet);
  const standings = createLatest<readonly BridgedStanding[] | undefined>(undefined);
  let language: Language = 'en';

  const speaks = (): void =>
    void machine.ask({ type: 'language', language }).catch(() => undefined);

  machine.onTold((told: Told) => {
    if (told.type === 'welcome' || told.type === 'broker') broker.tell(brokerStateOf(told.broker));
    if (told.type === 'welcome' || told.type === 'standings') standings.tell(told.standings);
    // A new connection knows nothing of it.
    if (told.type === 'welcome' && language !== 'en') speaks();
  });
  machine.onLink((link) => {
    if (link.state === 'gone') broker.tell({ state: 'gone', says: link.says });
  });

  return {
    machine,
    onBroker: broker.listen,
    onStandings: (listener) => standings.listen((now) => now === undefined || listener(now)),
    speak(wanted) {
      if (wanted === language) return;
      language = wanted;
      speaks();
    },
  };
}

/** As a browser has it. @param base of the site, with a slash at both ends */
export function browserParts(token: string, base: string): MachineParts {
  const address = `${location.protocol.replace('http', 'ws')}//${location.host}${bridgePath}`;
  return {
    open: (protocols) => new WebSocket(address, protocols),
    token: {
      first: token,
      async again() {
        const page = await (await fetch(base, { cache: 'no-store' })).text();
        return sessionToken(new DOMParser().parseFromString(page, 'text/html'));
      },
    },
  };
}

interface Latest<T> {
  tell(now: T): void;
  listen(listener: (now: T) => void): () => void;
}

function createLatest<T>(first: T): Latest<T> {
  let last = first;
  const listeners = new Set<(now: T) => void>();
  return {
    tell(now) {
      last = now;
      for (const listener of [...listeners]) listener(now);
    },
    listen(listener) {
      listeners.add(listener);
      listener(last);
      return () => listeners.delete(listener);
    },
  };
}
