import { join } from 'node:path'
import { type Plugin } from 'vite'

const OWN = JSON.stringify(join(import.meta.dirname, 'create-icon.ts'))

/**
 * lucide's own maker of icons serves many frameworks and options, with three components for each icon: 1 kB of the first script, gzip,
 * and two thirds of the components of the first bars' icons.
 */
export const leanIcons = (): Plugin => ({
  name: 'lean-icons',
  load: {
    filter: { id: /\/lucide-react\/dist\/esm\/createLucideIcon\.mjs$/ },
    handler: () => `export { createIcon as default } from ${OWN}`,
  },
})
