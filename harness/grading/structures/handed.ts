// The arguments of `structures` and `diagnose` in words, a line each.
import { plain } from '../scenes/handed.ts';
import type { Text } from '../text.ts';
import type { Edge, Flow, Org, Structures, Symptom } from './flows.ts';

export const flowLines = (flows: readonly Flow[]): Text[] =>
  flows.map(({ from, to, via, subject, count }) =>
    plain(`${from} ${via} → ${to}  ${subject} ×${count}`),
  );

export function orgLines({ services, databases }: Org): Text[] {
  return [
    ...services.map(({ name, team, instances }) => ({
      en: `service ${name} (${instances.join(', ')}): team ${team}`,
      ko: `서비스 ${name}(${instances.join(', ')}): ${team} 팀`,
    })),
    ...databases.map(({ name, team }) => ({
      en: `database ${name}: kept running by team ${team}`,
      ko: `데이터베이스 ${name}: ${team} 팀이 돌봄`,
    })),
  ];
}

/** Of the structures, only the edges which a symptom can be followed by. */
export function symptomLines(symptom: Symptom, { data, implementation }: Structures): Text[] {
  const edges = (name: string, ko: string, those: readonly Edge[]): Text[] =>
    those.map(({ from, to, subject }) => ({
      en: `${name}: ${from} → ${to}  ${subject}`,
      ko: `${ko}: ${from} → ${to}  ${subject}`,
    }));
  switch (symptom.what) {
    case 'missing': {
      const { service, subject } = symptom;
      const those = data.filter((edge) => edge.subject === subject);
      return [
        plain(`missing: service ${service}, subject ${subject}`),
        ...edges('data', '데이터', those),
      ];
    }
    case 'stopped':
      return [
        plain(`stopped: service ${symptom.service}, whenDown ${symptom.whenDown}`),
        ...edges('implementation', '구현', implementation),
      ];
    case 'surprised':
      return [plain(`surprised: service ${symptom.service}, by ${symptom.by}`)];
  }
}
