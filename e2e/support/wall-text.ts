import { type Page, expect } from '@playwright/test'

/** A word as it stands on the screen. Its box is that of its letters: what a font leaves around them differs by font. */
export interface Word {
  text: string
  /** Of its letters, as drawn: a page may be enlarged. */
  px: number
  left: number
  top: number
  right: number
  bottom: number
  /** To what is behind it. */
  contrast: number
}

/** Every word that can be seen, with its size, its place and its contrast. */
export const readWords = (page: Page): Promise<Word[]> =>
  page.evaluate(() => {
    type Rgb = readonly [number, number, number]
    const rgb = (color: string): Rgb | null => {
      const [r = 0, g = 0, b = 0, a = 1] = (/^rgba?\(([^)]+)\)$/.exec(color)?.[1] ?? '')
        .split(/[ ,/]+/)
        .map(Number)
      return a === 0 || !color.startsWith('rgb') ? null : [r, g, b]
    }
    const backgroundOf = (element: Element): Rgb => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        // The cells of a problem are tinted behind their words.
        const before = getComputedStyle(at, '::before')
        const found =
          rgb(getComputedStyle(at).backgroundColor) ??
          (before.position === 'absolute' ? rgb(before.backgroundColor) : null)
        if (found) return found
      }
      return [255, 255, 255]
    }
    const light = (color: Rgb): number => {
      const [r, g, b] = color.map((value) => {
        const share = value / 255
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      }) as [number, number, number]
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const contrast = (a: Rgb, b: Rgb): number => {
      const [low = 0, high = 0] = [light(a), light(b)].toSorted((one, other) => one - other)
      return (high + 0.05) / (low + 0.05)
    }
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) throw new Error('no canvas to measure letters with')
    /** How far the letters stay away from the top and the bottom of the line box that their font gives them, in px. */
    const airOf = (text: string, style: CSSStyleDeclaration, px: number) => {
      pen.font = `${style.fontStyle} ${style.fontWeight} ${px}px ${style.fontFamily}`
      const ink = pen.measureText(text)
      return {
        above: Math.round(ink.fontBoundingBoxAscent) - ink.actualBoundingBoxAscent,
        below: Math.round(ink.fontBoundingBoxDescent) - ink.actualBoundingBoxDescent,
      }
    }
    const words: Word[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!element || text === '' || element.closest('.sr-only, script, style')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      // A box for each of its lines: one around them all would cover what stands beside the last.
      const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      if (lines.length === 0) continue
      const style = getComputedStyle(element)
      const zoom = Number(getComputedStyle(document.querySelector('.wall-picture') ?? element).zoom) || 1
      const px = Number.parseFloat(style.fontSize) * zoom
      const { above, below } = airOf(text, style, px)
      const shown = contrast(rgb(style.color) ?? [0, 0, 0], backgroundOf(element))
      for (const { left, top, right, bottom } of lines) {
        words.push({ text, left, top: top + above, right, bottom: bottom - below, px, contrast: shown })
      }
    }
    return words
  })

const said = ({ text, px, left, top, right, bottom, contrast }: Word) =>
  `${text}: ${px.toFixed(1)} px at ${[left, top, right, bottom].map(Math.round).join(' ')}, ${contrast.toFixed(2)}:1`

/** What cannot be read from five metres; empty lists when all can. */
export function findUnreadable(words: readonly Word[], { width, height }: { width: number; height: number }) {
  const small = words.filter(({ px }) => px < height / 60 - 0.01)
  const faint = words.filter(({ contrast }) => contrast < 7)
  const cut = words.filter(
    ({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
  )
  const covered = words.flatMap((one, index) =>
    words.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      return across > 1 && down > 1 ? [`${said(one)} and ${said(other)}`] : []
    }),
  )
  return { small: small.map(said), faint: faint.map(said), cut: cut.map(said), covered }
}

export const READABLE = { small: [], faint: [], cut: [], covered: [] }

/** How far the page can be scrolled, and how wide its scroll bars are. */
export const readScroll = (page: Page) =>
  page.evaluate(() => {
    window.scrollTo(500, 500)
    const { clientWidth, clientHeight } = document.documentElement
    return [
      window.scrollX,
      window.scrollY,
      window.innerWidth - clientWidth,
      window.innerHeight - clientHeight,
    ]
  })

/** Where the picture stands, in px from its place. */
export const readDrift = (page: Page) =>
  page.locator('.wall-picture').evaluate((picture) => {
    const { e, f } = new DOMMatrix(getComputedStyle(picture).transform)
    return [e, f] as const
  })

/** The document's own word for its theme, as it is drawn. */
export const backgroundOf = (page: Page) =>
  page.locator('.wall').evaluate((wall) => getComputedStyle(wall).backgroundColor)

/**
 * Waits until every word can be read: what a log or earlier runs say comes later and takes a line, and the rows are then laid out anew. Error lines,
 * whose end the browser cuts where their box ends, are not looked at.
 */
export const expectReadable = (page: Page, screen: { width: number; height: number }): Promise<void> =>
  expect
    .poll(async () => {
      const words = await readWords(page)
      const cut = new Set(await page.locator('.wj-error code').allTextContents())
      return findUnreadable(
        words.filter(({ text }) => !cut.has(text)),
        screen,
      )
    })
    .toEqual(READABLE)
