import { useEffect, useState } from 'react';

/** An address of a picture for as long as it is shown; `none` where there is no picture. `load` stays the same. */
export function usePictureUrl(load: () => Promise<Uint8Array | string | undefined>): string | 'none' | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let wanted = true;
    void load().then((picture) => {
      if (!wanted) return;
      if (!(picture instanceof Uint8Array)) return setUrl('none');
      made = URL.createObjectURL(new Blob([Uint8Array.from(picture)], { type: 'image/jpeg' }));
      setUrl(made);
    });
    return () => {
      wanted = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [load]);
  return url;
}
