import { type Page } from '@playwright/test'
import { expect } from './nodeline'

/** What must not be on a page, whatever it shows. Returned in words, so that a failure names the element. */
function findLayoutErrors(): string[] {
  const found: string[] = []
  const root = document.scrollingElement ?? document.documentElement
  if (root.scrollWidth > root.clientWidth)
    found.push(`page is ${root.scrollWidth - root.clientWidth} px too wide`)
  const nonsense = /\bNaN\b|\bundefined\b|\bInvalid Date\b|\[object \w+\]|\bInfinity\b/
  const text = document.body.innerText
  const word = nonsense.exec(text)
  if (word) found.push(`text: …${text.slice(Math.max(0, word.index - 40), word.index + 40)}…`)
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`
  for (const element of document.body.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (nonsense.test(value)) found.push(`${nameOf(element)} ${name}="${value}"`)
    }
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) continue
    for (const property of ['width', 'height', 'flex-grow']) {
      if (parseFloat(element.style.getPropertyValue(property)) < 0) {
        found.push(`${nameOf(element)} style="${element.getAttribute('style')}"`)
      }
    }
    // Shares of the axis: a mark never stands beside it.
    for (const property of ['left', 'width']) {
      const value = element.style.getPropertyValue(property)
      if (/^-?[\d.]+%$/.test(value) && (parseFloat(value) < -0.001 || parseFloat(value) > 100.001)) {
        found.push(`${nameOf(element)} ${property}: ${value}`)
      }
    }
    for (const name of ['width', 'height', 'r']) {
      if (element instanceof SVGElement && Number(element.getAttribute(name)) < 0) {
        found.push(`${nameOf(element)} ${name}="${element.getAttribute(name)}"`)
      }
    }
  }
  return found
}

export async function expectNoLayoutErrors(page: Page): Promise<void> {
  // Widths are measured after a window has changed, hence not at once.
  await expect.poll(() => page.evaluate(findLayoutErrors)).toEqual([])
}

/** No link leads to a script or to any other scheme than the web's. */
export async function expectHarmlessLinks(page: Page): Promise<void> {
  const schemes = await page.locator('[href], [src], [action]').evaluateAll((elements) =>
    elements.flatMap((element) =>
      ['href', 'src', 'action']
        .map((name) => element.getAttribute(name))
        .filter((value) => value !== null)
        .map((value) => new URL(value, document.baseURI).protocol),
    ),
  )
  expect([...new Set(schemes)].filter((scheme) => !/^https?:$/.test(scheme) && scheme !== 'data:')).toEqual(
    [],
  )
}
