/**
 * The type of record that a folder becomes, by the levels of ISAD(G) 2nd ed., rule 3.1.4: a folder of folders is a
 * fonds at the top and a series below, one that holds files only is a file. Below a file everything is a file.
 */
export function levelOf(above: string | null, hasFolders: boolean): 'fonds' | 'series' | 'file' {
  if (!hasFolders || above === 'file' || above === 'item') return 'file';
  return above === null ? 'fonds' : 'series';
}
