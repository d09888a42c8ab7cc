import { type QueryClient } from '@tanstack/react-query'
import { laterWords } from '../../../i18n/load'
import { logWords } from '../../../i18n/log-words'
import { snapshotWords } from '../../../i18n/snapshot-words'
import { statusWord, type Locale } from '../../../i18n/locale'
import { COMMA } from '../../../i18n/punctuation'
import { type SnapshotWords } from '../../../i18n/en/snapshot'
import { type ViewState } from '../../../model/run/view'
import { lastServerBuild } from '../../../query/build'
import { configQuery } from '../../../query/config'
import { readRawRun } from '../../../query/raw-run'
import { buildSnapshot, nameSnapshot } from '../../../run/snapshot/build-snapshot'
import { downloadText } from '../../../ui/download'
import { type RunPageState } from '../run-context'
import { readFailed } from './read-failed'
import { type DataTime } from './use-data-time'

interface SaveOptions extends DataTime {
  withoutPaths: boolean
  withoutNames: boolean
}

/** Saves what the page shows as one HTML file, and returns its name and its size in bytes. */
export async function saveSnapshot(
  client: QueryClient,
  state: RunPageState,
  { lang, zone, t }: Locale,
  { asOfMs, nowMs, withoutPaths, withoutNames }: SaveOptions,
): Promise<{ name: string; bytes: number }> {
  const { run, reference, shown, view, causes, insight, region, buildLink } = state
  const isPrivate = withoutPaths || withoutNames
  const [words, log, { findings }] = await Promise.all([
    snapshotWords.load(lang),
    logWords.load(lang),
    laterWords.load(lang),
  ])
  const [{ failed, moreFailed }, raw] = await Promise.all([
    readFailed(client, { run, reference, causes, words: log }),
    isPrivate ? null : readRawRun(reference).catch(() => null),
  ])
  const input = {
    run,
    shown,
    filters: describeFilters(view, words, lang),
    collapseIdle: view.collapseIdle,
    asOfMs,
    savedMs: nowMs,
    region,
    address: buildLink(),
    takenBy: withoutNames ? null : (client.getQueryData(configQuery().queryKey)?.viewer.user ?? null),
    build: lastServerBuild(),
    failed,
    moreFailed,
    raw: raw === null ? { absent: isPrivate ? ('private' as const) : ('unread' as const) } : { text: raw },
    withoutPaths,
    lang,
    zone,
    t,
    words,
    findings,
    moreFindings: insight?.findings ?? [],
  }
  const name = nameSnapshot(input)
  const text = buildSnapshot(input)
  downloadText(name, 'text/html;charset=utf-8', text)
  return { name, bytes: new Blob([text]).size }
}

/** The filters of a view in words; null without one. */
export function describeFilters(
  { q, status, types }: Pick<ViewState, 'q' | 'status' | 'types'>,
  words: SnapshotWords,
  lang: Locale['lang'],
): string | null {
  const filters = [
    ...(q === '' ? [] : [words.filterText(q)]),
    ...status.map((one) => statusWord(one, '', lang)),
    ...types,
  ]
  return filters.length === 0 ? null : filters.join(COMMA[lang])
}
