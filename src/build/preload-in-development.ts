import { type Plugin } from 'vite'
import { listPreloads } from '../contract/preloads.ts'

/** Adds to the HTML of the development server what the built one gets from `server/http/page-preloads`. */
export function preloadInDevelopment(): Plugin {
  return {
    name: 'preload-in-development',
    apply: 'serve',
    transformIndexHtml: (_, { originalUrl = '/' }) => {
      const { pathname, searchParams } = new URL(originalUrl.replace(/^\/+/, '/'), 'http://localhost')
      const { requests, modules } = listPreloads(pathname, searchParams)
      return [
        ...requests.map((href) => ({ rel: 'preload', as: 'fetch', crossorigin: '', href })),
        ...modules.map((name) => ({ rel: 'modulepreload', href: `/${name}` })),
      ].map((attrs) => ({ tag: 'link', attrs, injectTo: 'head-prepend' }))
    },
  }
}
