import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import PQueue from 'p-queue'
import { hashBody } from '../runs/encoding'
import { FONT_FAMILY } from './draw-card'

/** Draws an SVG as PNG. */
export type Renderer = (svg: string) => Promise<Buffer>

const FONTS = ['NotoSansCJKsc-Bold-subset.otf', 'NotoSansCJKsc-Regular-subset.otf']

/** The library is optional, since its binary does not exist for every platform: null where it is missing. */
export async function loadRenderer(fontFolder: string): Promise<Renderer | null> {
  try {
    const { renderAsync } = await import('@resvg/resvg-js')
    const fontFiles = FONTS.map((file) => join(fontFolder, file))
    const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT_FAMILY }
    return async (svg) => (await renderAsync(svg, { font })).asPng()
  } catch {
    return null
  }
}

type Picture = { png: Buffer; refused?: never } | { png?: never; refused: 'missing' | 'busy' }

export interface Pictures {
  /** Whether pictures can be drawn at all. */
  isAvailable: () => Promise<boolean>
  /** The hash of the picture that an SVG becomes. */
  hash: (svg: string) => string
  draw: (svg: string) => Promise<Picture>
}

/** Each takes a thread of the pool that also compresses answers. */
const AT_ONCE = 2
const MAX_WAITING = 20
const MAX_BYTES = 8 * 1024 * 1024

/** Draws each picture once while it is in demand. `load` is called when the first one is. */
export function createPictures(load: () => Promise<Renderer | null>): Pictures {
  const queue = new PQueue({ concurrency: AT_ONCE })
  const drawn = new LRUCache<string, Buffer>({ maxSize: MAX_BYTES, sizeCalculation: (png) => png.byteLength })
  const drawing = new Map<string, Promise<Picture>>()
  let loading: Promise<Renderer | null> | null = null
  const getRenderer = () => (loading ??= load())

  async function render(hash: string, svg: string): Promise<Picture> {
    const renderer = await getRenderer()
    if (renderer === null) return { refused: 'missing' }
    if (queue.size >= MAX_WAITING) return { refused: 'busy' }
    const png = await queue.add(() => renderer(svg))
    drawn.set(hash, png)
    return { png }
  }

  const hash = (svg: string) => hashBody(Buffer.from(svg))
  return {
    isAvailable: async () => (await getRenderer()) !== null,
    hash,
    draw: (svg) => {
      const key = hash(svg)
      const png = drawn.get(key)
      if (png !== undefined) return Promise.resolve({ png })
      const running = drawing.get(key) ?? render(key, svg).finally(() => drawing.delete(key))
      drawing.set(key, running)
      return running
    },
  }
}
