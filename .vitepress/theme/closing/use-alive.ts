import { onMounted, ref, type Ref } from 'vue';

/** Whether the page runs: the server drew it for nobody, and the first picture has to agree with that. */
export function useAlive(): Ref<boolean> {
  const isAlive = ref(false);
  onMounted(() => {
    isAlive.value = true;
  });
  return isAlive;
}
