/** Endings that tell a picture's file; any other dot belongs to the name ("Juan Pérez M."). */
const ENDING = /\.(?:jpe?g|jpe|jfif|png|gif|heic|heif|webp|tiff?|bmp|avif|pdf)$/;
const FOLDERS = /^.*[/\\]/;
const MARKS = /\p{M}/gu;
/** What a file's name cannot hold stands in it as something else. */
const NOT_IN_FILE_NAMES = /[_/\\:*?"<>|]/g;

/** Two texts that name one picture have the same key: case, accents, width and spaces do not count. */
export function photoNameKey(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(/\s+/g, '').replace(NOT_IN_FILE_NAMES, '-');
}

/** The keys of a file's name, or of a path that a cell holds: with its ending, and without. */
export function fileNameKeys(path: string): { readonly whole: string; readonly bare: string } {
  const name = path.trim().replace(FOLDERS, '');
  const whole = photoNameKey(name);
  return { whole, bare: whole.replace(ENDING, '') };
}
