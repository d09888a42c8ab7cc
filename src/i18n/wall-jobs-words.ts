import { type WallJobsWords } from './en/wall-jobs'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of a wall of several jobs. */
export const wallJobsWords = createWords<WallJobsWords>({
  en: async () => (await import('./en/wall-jobs')).wallJobs,
  'zh-CN': async () => (await import('./zh-CN/wall-jobs')).wallJobs,
})
export const useWallJobsWords = createUseWords(wallJobsWords)
