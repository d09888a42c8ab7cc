import { type Plugin } from 'vite'
import { PARTS_META } from '../contract/build.ts'

/**
 * Writes into the page what it loads later: scripts, and their style sheets. Before a page that nobody tends is loaded anew, it can so be seen
 * whether all of the next one is there.
 */
export function nameParts(): Plugin {
  return {
    name: 'name-parts',
    apply: (_, { isSsrBuild, command }) => command === 'build' && isSsrBuild !== true,
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const later = Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file) && !html.includes(file))
        const content = later
          .map((file) => `/${file}`)
          .toSorted()
          .join(' ')
        return [{ tag: 'meta', attrs: { name: PARTS_META, content }, injectTo: 'head' }]
      },
    },
  }
}
