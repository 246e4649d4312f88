// What a page loads of the lab for one exercise: what every run needs, and that exercise's check and world.
/** Vite's manifest, as far as it is used: files by their source, and what each imports. */
export type Manifest = Readonly<
  Record<
    string,
    {
      file: string;
      isEntry?: boolean;
      imports?: readonly string[];
      dynamicImports?: readonly string[];
    }
  >
>;

const ofExercise = /^exercises\/[^/]+\/([^/]+)\/(?:check|world)\.ts$/;

/**
 * @param size of a file, in any unit
 * @returns by exercise, heaviest first
 */
export function weights(
  manifest: Manifest,
  size: (file: string) => number,
): { exercise: string; size: number }[] {
  const always = new Set<string>();
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry === true);
  for (const entry of entries) follow(manifest, entry, always, (name) => !ofExercise.test(name));
  const exercises = Map.groupBy(
    Object.keys(manifest).filter((name) => ofExercise.test(name)),
    (name) => ofExercise.exec(name)?.[1] ?? '',
  );
  return [...exercises]
    .map(([exercise, files]) => {
      const loaded = new Set(always);
      for (const file of files) follow(manifest, file, loaded, () => true);
      const sizes = [...loaded].map((name) => size(manifest[name]?.file ?? ''));
      return { exercise, size: sizes.reduce((sum, one) => sum + one, 0) };
    })
    .sort((a, b) => b.size - a.size);
}

/** Takes in a file with all that it imports, and what it may import later where that is wanted. */
function follow(
  manifest: Manifest,
  name: string,
  into: Set<string>,
  isWanted: (name: string) => boolean,
): void {
  if (into.has(name)) return;
  into.add(name);
  const { imports = [], dynamicImports = [] } = manifest[name] ?? {};
  for (const next of [...imports, ...dynamicImports.filter(isWanted)]) {
    follow(manifest, next, into, isWanted);
  }
}
