import { type Plugin } from 'vite'

/**
 * Names for React's developer tools are written to the parts of react-router in statements, which bundlers keep together with the part:
 * forms, prefetching links, scroll restoration.
 */
export const dropNames = (code: string): string =>
  code
    .replaceAll(/^\w+\.displayName = "[^"]*";$/gm, '')
    .replaceAll(/ = (React\d*\.forwardRef\()/g, ' = /* @__PURE__ */ $1')

/** Leaves out of the first script what no page uses of react-router: with the page's own `Link`, 4 kB gzip. */
export const leanRouter = (): Plugin => ({
  name: 'lean-router',
  transform: { filter: { id: /\/react-router\/dist\/production\// }, handler: dropNames },
})
