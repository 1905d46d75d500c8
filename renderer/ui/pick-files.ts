/** Shows the browser's own chooser: files with some endings, or a folder with all in it. Empty where it is cancelled. */
export function pickFiles(
  wanted: { readonly endings: readonly string[] } | 'folder',
): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.hidden = true;
    if (wanted === 'folder') input.webkitdirectory = true;
    else {
      input.multiple = true;
      input.accept = wanted.endings.map((ending) => `.${ending}`).join(',');
    }
    const finish = (files: readonly File[]): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => finish([...(input.files ?? [])]));
    input.addEventListener('cancel', () => finish([]));
    document.body.append(input);
    input.click();
  });
}
