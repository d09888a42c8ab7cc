import { type Lang } from '../contract/lang'
import { type Catalogue } from './en/common'
import { type CompareWords } from './en/compare'
import { type DemoWords } from './en/demo'
import { type FindWords } from './en/find'
import { type GraphWords } from './en/graph'
import { type InsightWords } from './en/insight'
import { type JobRunsWords } from './en/job-runs'
import { type JobsWords } from './en/jobs'
import { type LaterCatalogue } from './en/later'
import { type LogWords } from './en/log'
import { type ShareWords } from './en/share'
import { type WallJobsWords } from './en/wall-jobs'
import { type WhyWords } from './en/why'

const RETRY_MS = 2_000

export interface Words<W> {
  /** Loads the words of a language once, and tries until they arrive: it never rejects. */
  load: (lang: Lang) => Promise<W>
}

export function createWords<W>(loaders: Record<Lang, () => Promise<W>>): Words<W> {
  const loading = new Map<Lang, Promise<W>>()
  const attempt = (lang: Lang): Promise<W> =>
    loaders[lang]().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      return attempt(lang)
    })
  const start = (lang: Lang): Promise<W> => {
    const promise = attempt(lang)
    // React's `use` reads these fields, and so does not suspend for words that are loaded.
    void promise.then((value) => Object.assign(promise, { status: 'fulfilled', value }))
    return promise
  }
  return {
    load: (lang) => {
      const promise = loading.get(lang) ?? start(lang)
      loading.set(lang, promise)
      return promise
    },
  }
}

/** What a page needs before its first bars. */
export const commonWords = createWords<Catalogue>({
  en: async () => (await import('./en/common')).en,
  'zh-CN': async () => (await import('./zh-CN/common')).zh,
})

/** What the parts of the page need that come after them: one more file, so that the first bars do not wait for it. */
export const laterWords = createWords<LaterCatalogue>({
  en: async () => (await import('./en/later')).enLater,
  'zh-CN': async () => (await import('./zh-CN/later')).zhLater,
})

/** Of the page that lists the runs of the demo. */
export const demoWords = createWords<DemoWords>({
  en: async () => (await import('./en/demo')).demo,
  'zh-CN': async () => (await import('./zh-CN/demo')).demo,
})

/** Of the page of one job. */
export const jobRunsWords = createWords<JobRunsWords>({
  en: async () => (await import('./en/job-runs')).jobRuns,
  'zh-CN': async () => (await import('./zh-CN/job-runs')).jobRuns,
})

/** Of the pages that list jobs: loaded with the first of them. */
export const jobsWords = createWords<JobsWords>({
  en: async () => (await import('./en/jobs')).jobs,
  'zh-CN': async () => (await import('./zh-CN/jobs')).jobs,
})

/** Of the look-up and of the start page. */
export const findWords = createWords<FindWords>({
  en: async () => (await import('./en/find')).find,
  'zh-CN': async () => (await import('./zh-CN/find')).find,
})

/** Of the log of a node. */
export const logWords = createWords<LogWords>({
  en: async () => (await import('./en/log')).log,
  'zh-CN': async () => (await import('./zh-CN/log')).log,
})

/** Of a wall of several jobs. */
export const wallJobsWords = createWords<WallJobsWords>({
  en: async () => (await import('./en/wall-jobs')).wallJobs,
  'zh-CN': async () => (await import('./zh-CN/wall-jobs')).wallJobs,
})

/** Of insight: loaded after the first paint of a run. */
export const insightWords = createWords<InsightWords>({
  en: async () => (await import('./en/insight')).insight,
  'zh-CN': async () => (await import('./zh-CN/insight')).insight,
})

/** Of the graph of a run. */
export const graphWords = createWords<GraphWords>({
  en: async () => (await import('./en/graph')).graph,
  'zh-CN': async () => (await import('./zh-CN/graph')).graph,
})

/** Of the panel that says where the time of a run went. */
export const whyWords = createWords<WhyWords>({
  en: async () => (await import('./en/why')).why,
  'zh-CN': async () => (await import('./zh-CN/why')).why,
})

/** Of a run compared with another one. */
export const compareWords = createWords<CompareWords>({
  en: async () => (await import('./en/compare')).compare,
  'zh-CN': async () => (await import('./zh-CN/compare')).compare,
})

/** Of the menu that shares a run. */
export const shareWords = createWords<ShareWords>({
  en: async () => (await import('./en/share')).share,
  'zh-CN': async () => (await import('./zh-CN/share')).share,
})
