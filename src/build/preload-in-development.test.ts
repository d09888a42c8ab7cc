import { createServer } from 'vite'
import { expect, it } from 'vitest'
import { preloadInDevelopment } from './preload-in-development'

it('the development server names in the HTML of a run what its page asks for', async () => {
  const server = await createServer({
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [preloadInDevelopment()],
  })
  const html = await server.transformIndexHtml(
    '/index.html',
    '<html><head></head></html>',
    '/jobs/a%22b/instances/12?workspace=x1&lang=zh',
  )
  await server.close()
  expect(html.match(/<link .*>/g)).toEqual([
    '<link rel="preload" as="fetch" crossorigin="" href="/api/jobs/a%22b/instances/12?workspace=x1">',
    '<link rel="preload" as="fetch" crossorigin="" href="/api/config">',
    '<link rel="modulepreload" href="/src/i18n/zh-CN/common.ts">',
  ])
})
