// Companies that nobody has seen, for functions that are to hold for any.
import type { Random } from '../random.ts';
import { unserved } from './oracle.ts';
import type { Link, Need, Org, Pair, Topology } from './org.ts';

const teamNames = ['North', 'South', 'Harbour', 'Hill', 'Mill'] as const;
const serviceNames = ['weighing', 'routing', 'cooling', 'labels', 'vets'] as const;

function anyPair(random: Random): Pair {
  const at = random.whole(0, teamNames.length - 1);
  const other = (at + random.whole(1, teamNames.length - 1)) % teamNames.length;
  return [teamNames[at] ?? '', teamNames[other] ?? ''];
}

export function madeUpOrg(random: Random): { org: Org; needs: Need[] } {
  const owners = serviceNames.flatMap((service) =>
    [1, ...(random.next() < 0.5 ? [random.whole(30, 60)] : [])].map((since) => ({
      ...{ service, team: random.pick(teamNames), since },
    })),
  );
  const needs = Array.from({ length: 8 }, (): Need => {
    const from = random.pick(serviceNames);
    const to = random.pick(serviceNames);
    return { from, to, topic: `${from}.facts`, day: random.whole(1, 90) };
  }).filter(({ from, to }) => from !== to);
  return {
    org: {
      teams: teamNames.map((name) => ({ name, director: random.pick(['Ahn', 'Bae'] as const) })),
      owners: random.next() < 0.5 ? owners : owners.toReversed(),
      talks: Array.from({ length: 5 }, () => ({
        teams: anyPair(random),
        day: random.whole(1, 90),
      })),
    },
    needs,
  };
}

export function madeUpTopology(random: Random): Topology {
  const names = serviceNames;
  const facts = ['weights', 'doors', 'sheets'] as const;
  const origins = Object.fromEntries(facts.map((one) => [one, random.pick(names)]));
  for (;;) {
    const links: Link[] = Array.from({ length: 6 }, () => ({
      ...{ from: random.pick(names), to: random.pick(names), facts: random.pick(facts) },
    })).filter(
      ({ from, to, facts: what }, at, all) =>
        from !== to &&
        origins[what] !== to &&
        all.findIndex((one) => one.to === to && one.facts === what) === at,
    );
    const topology: Topology = {
      teams: Object.fromEntries(names.map((name) => [name, random.pick(teamNames)])),
      talks: Array.from({ length: 4 }, () => anyPair(random)),
      ...{ origins, links },
    };
    if (links.length >= 3 && unserved(topology).length === 0) return topology;
  }
}
