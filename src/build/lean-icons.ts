import { join } from 'node:path'
import { type Plugin } from 'vite'
import { iconPath, readShapes } from './icon-path.ts'

const OWN = JSON.stringify(join(import.meta.dirname, 'create-icon.ts'))

/**
 * lucide's own maker of icons serves many frameworks and options, with three components for each icon and an element for each of its
 * strokes. Here an icon is one component and one path.
 */
export const leanIcons = (): Plugin => ({
  name: 'lean-icons',
  transform: {
    filter: { id: /\/lucide-react\/dist\/esm\/icons\/[\w-]+\.mjs$/ },
    handler(code) {
      const shapes = readShapes(code)
      if (shapes.length === 0) return undefined
      const path = JSON.stringify(iconPath(shapes))
      return {
        code: `import { createIcon } from ${OWN}\nexport default /* @__PURE__ */ createIcon(${path})`,
        map: null,
      }
    },
  },
})
