import { expect, type APIRequestContext, type Page } from '@playwright/test'
import * as v from 'valibot'
import { type RunRef } from '../../src/contract/run-ref'
import { RunCauses } from '../../src/contract/log'
import { paths } from '../../src/contract/routes'

/** DGC's own words, names of formats, settings and keys: the same in every language. */
const ANY_LANGUAGE = new Set(
  (
    'Nodeline DGC DGC_ENDPOINT DGC_AUTH_TOKEN DGC_REGION LOG_URL_TEMPLATE CSV JSON API OBS obs ID UTC HTTP Ctrl Shift ' +
    'Esc Enter English default dayu dlf true false null Chrome Edge Firefox Safari'
  ).split(' '),
)

const REQUEST_ID = /\b[0-9a-f]{32}\b/

/** What the logs of failed nodes say, once each has been read: the page shows it then. */
async function readCauses(request: APIRequestContext, ref: RunRef): Promise<RunCauses> {
  let causes: RunCauses = []
  const isReading = async () => {
    causes = v.parse(RunCauses, await (await request.get(paths.apiCauses(ref))).json())
    return causes.some(({ why }) => why === 'reading')
  }
  await expect.poll(isReading).toBe(false)
  return causes
}

/** Every text that stands in DGC's answer, in its lists, or in what the logs of failed nodes say: what the page shows of it belongs to no language. */
export async function readNames(request: APIRequestContext, ref: RunRef): Promise<string[]> {
  const answers = [paths.apiRawRun(ref), paths.apiNeighbours(ref)]
  const text = (await Promise.all(answers.map(async (path) => (await request.get(path)).text()))).join('\n')
  const causes = await readCauses(request, ref)
  const lines = causes.flatMap(({ cause }) => (cause ? [cause.text, cause.detail ?? ''] : []))
  const texts = Array.from(text.matchAll(/"((?:[^"\\]|\\.)*)"/g), (match) => match[1] ?? '')
  // The page sets the folder of a log apart from its file.
  const parts = texts.flatMap((one) =>
    one.startsWith('obs://') ? [one.replace(/[^/]*$/, ''), one.replace(/^.*\//, '')] : [],
  )
  return [...new Set([...texts, ...parts, ...lines, ref.job])]
}

/** All that a page says: its text, and the names and hints of its elements. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || parent.closest('script, style, [lang=en]')) continue
      // A name that may break behind each of its parts; a translation marks each of them.
      texts.push((parent.closest(':has(> wbr)') ?? node).textContent?.replaceAll('°', '') ?? '')
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'data-tip', 'placeholder', 'aria-valuetext']) {
        texts.push(element.getAttribute(name) ?? '')
      }
    }
    return texts
  })

/** The Latin words of a page that is in Chinese, without those that stay so in any language; each with its text. */
export async function findUntranslated(page: Page, names: readonly string[]): Promise<string[]> {
  const texts = (await textsOf(page)).filter((text) => /[A-Za-z][A-Za-z_]/.test(text))
  const all = texts.join('\n')
  const known = [...new Set(names)].filter((name) => name.length > 1)
  // Few of the thousands of names of a list stand on a page.
  const shown = known.filter((name) => all.includes(name)).toSorted((a, b) => b.length - a.length)
  const strangers = texts.flatMap((text) => {
    const left = shown.reduce((rest, name) => rest.replaceAll(name, ' '), text).replace(REQUEST_ID, ' ')
    // A name that was cut in its middle.
    const isPart = (word: string) => text.includes('…') && known.some((name) => name.includes(word))
    return Array.from(left.matchAll(/[A-Za-z][A-Za-z_]+/g), ([word]) => word)
      .filter((word) => !ANY_LANGUAGE.has(word) && !isPart(word))
      .map((word) => `${word}: ${text.trim()}`)
  })
  return [...new Set(strangers)]
}
