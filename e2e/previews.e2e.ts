import { expect, test } from './support/nodeline'
import { runAddress, RUNS } from './support/run-page'

// The words and the rights of previews are proved in src/server/http/preview-routes.test.ts. Here the built server draws the picture, with
// the library and the fonts beside it.

test('a link that a viewer has opened has a picture', async ({ request }) => {
  const address = runAddress(RUNS.failed)
  await request.get(`/api${address}`)
  const html = await (await request.get(address, { headers: { accept: 'text/html' } })).text()
  const [, image = ''] = /property="og:image" content="([^"]+)"/.exec(html) ?? []
  const { pathname, search } = new URL(image.replaceAll('&amp;', '&'))
  const draw = async (query: string) => {
    const response = await request.get(pathname + query)
    expect(response.headers()['content-type']).toBe('image/png')
    return response.body()
  }
  const png = await draw(search)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  // Chinese comes from our fonts: without them both pictures would lack their words.
  const named = (job: string) => request.get(`/og/${encodeURIComponent(job)}/1.png`).then((got) => got.body())
  expect((await named('订单')).equals(await named('汇总'))).toBe(false)
  expect((await named('龘')).equals(await named('靐'))).toBe(true)
})
