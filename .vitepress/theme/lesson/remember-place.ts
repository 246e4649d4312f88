// Remembers which part of a lesson a reader came to, so that the home page can lead back there.
import { onMounted, onUnmounted } from 'vue';
import { findPlace } from '../chrome/place.ts';
import { useJournal } from '../progress/use-journal.ts';

/** @param lesson gives the slug of the lesson that is shown; `undefined`: another page */
export function useRememberedPlace(lesson: () => string | undefined): void {
  const { change } = useJournal();

  function remember(): void {
    const slug = lesson();
    if (slug === undefined) return;
    const anchor = findPlace(document, scrollY).heading?.id ?? '';
    change((now) =>
      now.place?.lesson === slug && now.place.anchor === anchor
        ? now
        : { ...now, place: { lesson: slug, anchor } },
    );
  }

  // `scrollend` comes once a movement is over, so nothing is written while the page moves.
  onMounted(() => {
    remember();
    addEventListener('scrollend', remember);
  });
  onUnmounted(() => removeEventListener('scrollend', remember));
}
