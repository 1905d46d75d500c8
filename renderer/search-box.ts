/** The id of the one search box, in the header. */
export const SEARCH_BOX_ID = 'search-box';

/** Puts the cursor into the search box and selects what stands there. */
export function focusSearch(): void {
  const box = document.getElementById(SEARCH_BOX_ID);
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  }
}
