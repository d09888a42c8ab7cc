import css from '../../ui/palette.css?raw'

/** One of the two themes. */
export type Side = 'light' | 'dark'

/** A colour of the palette: `--name: colour` or `--name: light-dark(colour, colour)`. */
const COLOUR = /--([\w-]+):\s*(?:light-dark\(([^,()]+),\s*([^()]+)\)|(#\w+|transparent))\s*;/g

const COLOURS: ReadonlyMap<string, Record<Side, string>> = new Map(
  [...css.matchAll(COLOUR)].map(([, name = '', light = '', dark = '', both]) => [
    name,
    { light: both ?? light.trim(), dark: both ?? dark.trim() },
  ]),
)

/** `var(--name)` leads to another colour, or the name is wrong: then the text's. */
export const readColour = (name: string, side: Side): string => COLOURS.get(name)?.[side] ?? 'currentColor'

const FONTS = { sans: /--sans:\s*([^;]+);/, mono: /--mono:\s*([^;]+);/ } as const

export const readFont = (name: keyof typeof FONTS): string =>
  (FONTS[name].exec(css)?.[1] ?? 'sans-serif').replaceAll(/\s+/g, ' ')

const writeSide = (side: Side) =>
  [...COLOURS]
    .filter(([, colours]) => side === 'light' || colours.dark !== colours.light)
    .map(([name, colours]) => `--${name}:${colours[side]}`)
    .join(';')

/** The palette for a document of its own: light, and dark where the system is. Browsers that know no `light-dark()` read it as well. */
export const PALETTE_CSS = [
  `:root{color-scheme:light dark;--fill-none:var(--fill-neutral);--ink-none:var(--t2);--sans:${readFont('sans')};--mono:${readFont('mono')};${writeSide('light')}}`,
  `@media (prefers-color-scheme:dark){:root{${writeSide('dark')}}}`,
  `@media print{:root{color-scheme:light;${writeSide('light')};--bg:#fff}}`,
  css.slice(css.indexOf('@layer')),
].join('\n')
