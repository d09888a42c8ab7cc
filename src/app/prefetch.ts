import { configQuery } from '../query/config'
import { findPageRun, isCodePage, matchPage } from '../contract/page-run'
import { basePath } from '../lib/base-path'
import { liveQuery } from '../query/live-query'
import { runResource } from '../query/run'
import { commonWords } from '../i18n/load'
import { readPreferences } from '../shell/preferences/preferences'
import { client } from './query-client'

export const loadJobsPage = () => import('../pages/jobs/JobsPage')

let answers: Promise<unknown> = Promise.resolve()

/** Starts the requests of the page before anything is rendered. `contract/preloads` names the same ones for its HTML. */
export function prefetch(): void {
  const search = new URLSearchParams(window.location.search)
  void commonWords.load(readPreferences(search).lang)
  const path = window.location.pathname.slice(basePath.length)
  const run = findPageRun(path, search)
  answers = Promise.all([
    isCodePage(path, search) || client.prefetchQuery(configQuery()),
    run && client.prefetchQuery(liveQuery(runResource(run))),
    // What reads its list comes with its page, which tells when it cannot be had.
    matchPage(path)?.name === 'jobs' &&
      loadJobsPage().then(
        ({ prefetchJobs }) => prefetchJobs(client, search),
        () => undefined,
      ),
  ])
}

/** Resolves when the requests that `prefetch` started have been answered, or have failed. */
export const waitForAnswers = (): Promise<unknown> => answers
