import { expect, it, vi } from 'vitest'
import { createPictures } from './pictures'

// The library itself is used by e2e/previews.e2e.ts: it crashes when a worker thread that loaded it ends.

it('without the library there are no pictures', async () => {
  const load = vi.fn<() => Promise<null>>().mockResolvedValue(null)
  const pictures = createPictures(load)
  expect(load).not.toHaveBeenCalled()
  expect(await pictures.draw('<svg/>')).toEqual({ refused: 'missing' })
  expect(await pictures.isAvailable()).toBe(false)
  expect(load).toHaveBeenCalledOnce()
})

it('a picture is drawn once for all who ask for it', async () => {
  const render = vi.fn<(svg: string) => Promise<Buffer>>((svg) =>
    Promise.resolve(Buffer.from(`png of ${svg}`)),
  )
  const pictures = createPictures(() => Promise.resolve(render))
  await Promise.all([pictures.draw('a'), pictures.draw('a'), pictures.draw('b')])
  expect(await pictures.draw('a')).toEqual({ png: Buffer.from('png of a') })
  expect(render.mock.calls).toEqual([['a'], ['b']])
})

it('beyond two at once and twenty that wait, it is busy', async () => {
  const finish: (() => void)[] = []
  const render = () => new Promise<Buffer>((resolve) => finish.push(() => resolve(Buffer.from('png'))))
  const pictures = createPictures(() => Promise.resolve(render))
  await pictures.isAvailable()
  const drawn = Array.from({ length: 25 }, (_, index) => pictures.draw(String(index)))
  expect(await Promise.all(drawn.slice(22))).toEqual(Array.from({ length: 3 }, () => ({ refused: 'busy' })))
  expect(finish).toHaveLength(2)
  for (let index = 0; index < 22; index++) {
    // oxlint-disable-next-line no-await-in-loop -- each lets the next begin
    await vi.waitFor(() => expect(finish.length).toBeGreaterThan(index))
    finish[index]?.()
  }
  expect((await Promise.all(drawn.slice(0, 22))).every(({ png }) => png !== undefined)).toBe(true)
})
