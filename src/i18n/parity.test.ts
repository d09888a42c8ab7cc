import { describe, expect, it } from 'vitest'
import { en } from './en/common'
import { demo as demoEn } from './en/demo'
import { find as findEn } from './en/find'
import { graph as graphEn } from './en/graph'
import { insight as insightEn } from './en/insight'
import { jobRuns as jobRunsEn } from './en/job-runs'
import { jobs as jobsEn } from './en/jobs'
import { enLater } from './en/later'
import { log as logEn } from './en/log'
import { pair as pairEn } from './en/pair'
import { preview as previewEn } from './en/preview'
import { share as shareEn } from './en/share'
import { signIn as signInEn } from './en/sign-in'
import { snapshot as snapshotEn } from './en/snapshot'
import { wallJobs as wallJobsEn } from './en/wall-jobs'
import { why as whyEn } from './en/why'
import { compare as compareEn } from './en/compare'
import { replay as replayEn } from './en/replay'
import { zh } from './zh-CN/common'
import { demo as demoZh } from './zh-CN/demo'
import { find as findZh } from './zh-CN/find'
import { graph as graphZh } from './zh-CN/graph'
import { insight as insightZh } from './zh-CN/insight'
import { jobRuns as jobRunsZh } from './zh-CN/job-runs'
import { jobs as jobsZh } from './zh-CN/jobs'
import { zhLater } from './zh-CN/later'
import { log as logZh } from './zh-CN/log'
import { pair as pairZh } from './zh-CN/pair'
import { preview as previewZh } from './zh-CN/preview'
import { share as shareZh } from './zh-CN/share'
import { signIn as signInZh } from './zh-CN/sign-in'
import { snapshot as snapshotZh } from './zh-CN/snapshot'
import { wallJobs as wallJobsZh } from './zh-CN/wall-jobs'
import { why as whyZh } from './zh-CN/why'
import { compare as compareZh } from './zh-CN/compare'
import { replay as replayZh } from './zh-CN/replay'

type Words = (...values: unknown[]) => unknown

/** Every word of a catalogue by its path; errors and findings have tests of their own. */
function wordsOf(value: unknown, path = ''): [path: string, word: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  if (path === 'errorTexts' || path === 'findings.texts') return []
  return Object.entries(value).flatMap(([name, inner]) =>
    wordsOf(inner, path === '' ? name : `${path}.${name}`),
  )
}

const EN = wordsOf({
  ...en,
  ...enLater,
  demo: demoEn,
  find: findEn,
  graph: graphEn,
  why: whyEn,
  compare: compareEn,
  replay: replayEn,
  insight: insightEn,
  jobRuns: jobRunsEn,
  jobs: jobsEn,
  log: logEn,
  pair: pairEn,
  preview: previewEn,
  share: shareEn,
  signIn: signInEn,
  snapshot: snapshotEn,
  wallJobs: wallJobsEn,
})
const ZH = new Map(
  wordsOf({
    ...zh,
    ...zhLater,
    demo: demoZh,
    find: findZh,
    graph: graphZh,
    why: whyZh,
    compare: compareZh,
    replay: replayZh,
    insight: insightZh,
    jobRuns: jobRunsZh,
    jobs: jobsZh,
    log: logZh,
    pair: pairZh,
    preview: previewZh,
    share: shareZh,
    signIn: signInZh,
    snapshot: snapshotZh,
    wallJobs: wallJobsZh,
  }),
)
const FUNCTIONS = EN.filter((entry): entry is [string, Words] => typeof entry[1] === 'function')
const TEXTS = EN.filter((entry): entry is [string, string] => typeof entry[1] === 'string')

const inChinese = (path: string) => ZH.get(path) as Words

/** The same in both languages, each for a reason. */
const SAME: Record<string, string> = {
  'app.none': 'a dash',
  'header.defaultWorkspace': 'DGC’s own name of that workspace',
  'table.csv': 'a name of a format',
  'table.json': 'a name of a format',
  'title.plain': 'the name of this program',
  'serverStatus.sections.upstream': 'a name',
}

/** Nothing but values and what stands between them. */
const BARE = new Set([
  'timeline.about',
  'freshness.sentence',
  'title.run',
  'alerts.titled',
  'wall.page',
  'compare.fact',
  'preview.nameOnly',
  'wallJobs.sentence',
])

/** Values that Chinese does not need, each for a reason. */
const FEWER: Record<string, string> = {
  'header.counts': 'the number stands outside; English needs it for its plural only',
}

/** The paths of the words that a rule finds at fault: none should be. */
const pathsWhere = <T>(entries: Iterable<[string, T]>, isWrong: (path: string, word: T) => boolean) =>
  [...entries].flatMap(([path, word]) => (isWrong(path, word) ? [path] : []))

describe('the two languages', () => {
  it('have the same words in the same order', () => {
    expect([...ZH.keys()]).toEqual(EN.map(([path]) => path))
    expect(EN.length).toBeGreaterThan(150)
  })

  it('hold texts and sentences with values, and the same kind for each word', () => {
    expect(TEXTS.length + FUNCTIONS.length).toBe(EN.length)
    expect(pathsWhere(EN, (path, word) => typeof ZH.get(path) !== typeof word)).toEqual([])
  })

  it('have the same text only where there is a reason', () => {
    expect(pathsWhere(TEXTS, (path, text) => ZH.get(path) === text)).toEqual(Object.keys(SAME))
  })

  it('have a text for everything, without spaces around it', () => {
    const isOdd = (text: unknown) => text === '' || text !== String(text).trim()
    expect(pathsWhere(TEXTS, (path, text) => isOdd(text) || isOdd(ZH.get(path)))).toEqual([])
  })

  it('take the same values, but for those that Chinese does not need', () => {
    expect(pathsWhere(FUNCTIONS, (path, word) => inChinese(path).length !== word.length)).toEqual(
      Object.keys(FEWER),
    )
    expect(pathsWhere(FUNCTIONS, (path, word) => inChinese(path).length > word.length)).toEqual([])
  })
})

describe('a sentence with values', () => {
  const TEXT_VALUES = ['⟦1⟧', '⟦2⟧', '⟦3⟧']
  const NUMBERS = [71, 72, 73]
  const VALUES = [...TEXT_VALUES, ...NUMBERS.map(String)]
  const speak = (word: Words) => {
    const text = [word(...TEXT_VALUES)].flat().join('|')
    return text.includes('NaN') ? [word(...NUMBERS)].flat().join('|') : text
  }
  const valuesIn = (text: string) => VALUES.filter((value) => text.includes(value)).join('')

  it('contains the same values in both languages', () => {
    expect(
      pathsWhere(FUNCTIONS, (path, word) => valuesIn(speak(inChinese(path))) !== valuesIn(speak(word))),
    ).toEqual([])
  })

  it('has words besides in both, but where values say it all', () => {
    for (const wordOf of [inChinese, (_: string, word: Words) => word]) {
      const texts = FUNCTIONS.map(([path, word]): [string, string] => [path, speak(wordOf(path, word))])
      expect(pathsWhere(texts, (_, text) => /undefined|NaN|\[object/.test(text))).toEqual([])
      expect(pathsWhere(texts, (_, text) => text.replaceAll(/⟦\d⟧|[\s|·:：,，./。]/g, '') === '')).toEqual([
        ...BARE,
      ])
    }
  })

  it.each<[string, unknown, unknown]>([
    ['one node', en.header.counts(1).join('#'), ' node, # finished'],
    ['two nodes', en.header.counts(2).join('#'), ' nodes, # finished'],
    ['one finding', en.header.findings(1), '1 finding'],
    ['no findings', en.header.findings(0), '0 findings'],
    ['one retry', en.table.retried(1), '1 retry; DGC gives no times of earlier attempts'],
    ['two retries', en.table.retried(2), '2 retries; DGC gives no times of earlier attempts'],
    [
      'a clock that is slow',
      en.clockOff('5m', true),
      'This computer’s clock is 5m slow. Times follow the server',
    ],
    ['a clock that is fast', zh.clockOff('5分', false), '本机时钟快 5分，时间以服务器为准'],
    ['before the nodes', zh.timeline.outside('3天', 'before'), '在首个节点之前 3天'],
    ['after the nodes', en.timeline.outside('3d', 'after'), '3d after the last node'],
  ])('knows %s', (_, text, expected) => {
    expect(text).toBe(expected)
  })
})

describe('the Chinese words', () => {
  const texts = [...ZH].map(([path, word]): [string, string] => [
    path,
    typeof word === 'function' ? [(word as Words)('', '', '')].flat().join('') : String(word),
  ])

  it('are Chinese', () => {
    const isChinese = (text: string) => /\p{Script=Han}/u.test(text)
    const latin = new Set([...Object.keys(SAME), ...BARE, 'triggers.other'])
    expect(pathsWhere(texts, (path, text) => isChinese(text) === latin.has(path))).toEqual([])
  })

  it('hold Latin names, and no untranslated sentence', () => {
    expect(pathsWhere(texts, (_, text) => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text))).toEqual([])
  })
})
