import { type Plugin } from 'vite'

/** In the place of lucide's own factory, which makes three components of an icon and knows options that `ui/Icon` does not use. */
const ICON_FACTORY = `
import { createElement } from 'react'
const ROUND = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' }
const draw = ([tag, attributes]) => createElement(tag, attributes)
export default ({ node }) => ({ size, ...rest }) =>
  createElement('svg', { 'aria-hidden': true, viewBox: '0 0 24 24', width: size, height: size, ...ROUND, ...rest }, node.map(draw))
`

export const isIconFactory = (path: string): boolean =>
  path.endsWith('/lucide-react/dist/esm/createLucideIcon.mjs')

/**
 * React Router's forms, scroll restoration and prefetching stay in a bundle that uses none of them: their names for debugging are set from
 * outside, which counts as an effect, and its links mention what only its framework mode prefetches.
 */
export const trimRouter = (code: string): string =>
  code
    .replaceAll(/^\w+\.displayName = ".*";$/gm, '')
    .replaceAll(/ = (React\d*\.forwardRef\()/g, ' = /* @__PURE__ */ $1')
    .replaceAll(/React\d*\.createElement\(PrefetchPageLinks, [^)]*\)/g, 'null')

/** Takes out of the first script what its libraries hold for other users of them: 4.5 kB gzip. */
export const trimLibraries = (): Plugin => ({
  name: 'trim-libraries',
  apply: 'build',
  transform(code, path) {
    if (isIconFactory(path)) return { code: ICON_FACTORY, map: null }
    return path.includes('/react-router/dist/production/') ? { code: trimRouter(code), map: null } : null
  },
})
