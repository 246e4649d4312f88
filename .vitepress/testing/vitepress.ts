// Stands in for VitePress's client in tests of components: a page whose language a test sets.
import { computed, shallowRef } from 'vue';

/** Below the source folder: what lies under `ko/` is Korean. */
const path = shallowRef('lessons/before-dawn.md');

/** @param relativePath of the page on which components think they stand */
export function standOn(relativePath: string): void {
  path.value = relativePath;
}

export function useData() {
  return {
    page: computed(() => ({ relativePath: path.value, filePath: path.value, isNotFound: false })),
    site: computed(() => ({ base: '/' })),
    frontmatter: computed(() => ({})),
    lang: computed(() => (path.value.startsWith('ko/') ? 'ko' : 'en')),
    hash: computed(() => location.hash),
    isDark: computed(() => document.documentElement.classList.contains('dark')),
  };
}

export function useRouter() {
  return {
    go(to: string): Promise<void> {
      history.pushState(null, '', to);
      return Promise.resolve();
    },
  };
}

export const withBase = (to: string): string => to;
