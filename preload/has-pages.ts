const PICTURES: readonly string[] = ['image/jpeg', 'image/png', 'image/tiff', 'image/webp'];

/** Whether originals of a media type are pictures that can be drawn. */
export function isPicture(mime: string): boolean {
  return PICTURES.includes(mime);
}

/** Whether originals of a media type have pages that can be drawn. */
export function hasPages(mime: string): boolean {
  return mime === 'application/pdf' || isPicture(mime);
}
