import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

const brand: BrandVariants = {
  10: '#020504',
  20: '#0f1d1b',
  30: '#14302d',
  40: '#173f3b',
  50: '#194e49',
  60: '#1a5e58',
  70: '#1a6e67',
  80: '#1b7e76',
  90: '#2f8e86',
  100: '#4a9e96',
  110: '#63aea6',
  120: '#7bbdb7',
  130: '#93cdc7',
  140: '#abddd8',
  150: '#c4ece8',
  160: '#ddfaf7',
};

const light = createLightTheme(brand);
const dark: Theme = {
  ...createDarkTheme(brand),
  // The ramp's own choices fall below 4.5:1 on the dark background.
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
};

const DARK = '(prefers-color-scheme: dark)';

/** The pane's theme: Office's own word where it gives one, else what the system prefers, followed as it changes. */
export function usePaneTheme(officeIsDark: boolean | undefined): Theme {
  const [systemIsDark, setSystemIsDark] = useState(() => window.matchMedia(DARK).matches);
  useEffect(() => {
    const query = window.matchMedia(DARK);
    const follow = (): void => setSystemIsDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return (officeIsDark ?? systemIsDark) ? dark : light;
}
