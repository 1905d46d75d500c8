import type { CompendiumDefinition, RecordTypeDefinition } from '../../preload/model.ts';

/** The types with the layouts of a book; what it says nothing of is laid out as its type says. */
export function layOutTypes(
  types: readonly RecordTypeDefinition[],
  { design }: CompendiumDefinition,
): readonly RecordTypeDefinition[] {
  const layouts = design?.layouts;
  if (!layouts) return types;
  return types.map((type) => {
    const layout = Object.hasOwn(layouts, type.name) ? layouts[type.name] : undefined;
    return layout ? { ...type, layout } : type;
  });
}
