// Has the page's journal follow what the machine knows.
import { onMounted } from 'vue';
import { useJournal } from '../../progress/use-journal.ts';
import { withStandings } from './follow-standings.ts';
import { useMachine } from './use-machine.ts';

export function useMachineStandings(): void {
  const find = useMachine();
  const { journal, change } = useJournal();
  onMounted(async () => {
    // A page that no workbook stands behind, or whose part could not be loaded, shows what it knows.
    const machine = await find()?.catch(() => undefined);
    machine?.onStandings((standings) => {
      if (withStandings(journal.value, standings) === journal.value) return;
      change((now) => withStandings(now, standings));
    });
  });
}
