import { AlignLeft, FileCode, History, Image, Link, Share2, Table2, type LucideIcon } from 'lucide-react'
import { type ComponentType } from 'react'
import { paths } from '../../../contract/routes'
import { useShareWords } from '../../../i18n/share-words'
import { statusWord, useLocale } from '../../../i18n/locale'
import { withBase } from '../../../lib/base-path'
import { COLON, COMMA } from '../../../i18n/punctuation'
import { formatSummary } from '../../../model/run/summary'
import { type Side } from '../../../run/snapshot/palette'
import { measurePicture } from '../../../run/snapshot/picture-size'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { downloadBlob } from '../../../ui/download'
import { IMAGE_SCALE } from '../../../ui/image-scale'
import { useMedia } from '../../../ui/use-media'
import { useStreak } from '../cause/use-streak'
import { useRun, useRunClock } from '../run-context'
import { countFindings } from '../run-insight'
import { buildRunLink, markLink, shortenLink } from './links'
import { saveNodesCsv, saveNodesJson } from './save-nodes'
import { useDataTime } from './use-data-time'

interface CommonAction {
  /** On its button, where an entry has more than one. */
  label: string
  /** The key that does it while the menu is open. */
  shortcut?: 'c' | 's'
}

export type ShareAction = CommonAction &
  (
    | {
        /** What is copied. */
        copy: () => string
      }
    | {
        /** Rejects when it did not work. */
        run: () => Promise<void>
        /** What is said afterwards; null where the user sees it anyway. */
        done: string | null
      }
  )

/** One row of the menu. */
export interface ShareEntry {
  id: string
  icon: LucideIcon
  title: string
  /** What one gets, in one line. */
  about: string
  /** With one action the whole row is its button; several have buttons at the end of the row. */
  actions: readonly ShareAction[]
  /** A row with one action that has a button of its own. */
  hasButton?: boolean
  /** What is chosen first: the row opens it, and it has its own button. */
  Form?: ComponentType
}

const SnapshotForm = lazyWithRetry(async () => (await import('./SnapshotForm')).SnapshotForm)

/** The theme in which the page is shown. */
function readSide(): Side {
  const { theme } = document.documentElement.dataset
  if (theme === 'light' || theme === 'dark') return theme
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** An image may be copied where the browser has such a clipboard: over https alone. */
const canCopyImages = () => 'ClipboardItem' in window && 'clipboard' in navigator

const keepSummary = (isAlone: boolean, entries: ShareEntry[]): ShareEntry[] =>
  isAlone ? entries.filter(({ id }) => id === 'summary') : entries

/** The entries of the menu: the links first, then copies and files. */
export function useShareEntries(
  withView: boolean,
  token: string | null,
): { links: ShareEntry[]; copies: ShareEntry[] } {
  const locale = useLocale()
  const { t, lang, zone } = locale
  const words = useShareWords()
  const state = useRun()
  const { run, actualRun, replay, changedAtMs, reference, shown, causes, insight, isLive, buildLink } = state
  const clock = useRunClock()
  const streak = useStreak()?.text ?? null
  const readTime = useDataTime()
  const isNarrow = useMedia('(width < 48rem)')
  const { job, id, workspace } = reference
  const link = (ref: string) => {
    const isLatest = ref !== id
    const path = withBase(paths.run({ job, id: ref, workspace }))
    const plain = buildRunLink({ view: buildLink(), path, isLatest, withView })
    return isLatest ? plain : markLink(plain, token)
  }
  const summarize = () =>
    formatSummary(actualRun, {
      url: link(id),
      // Also of a replay it says how the run is now.
      nowMs: replay ? changedAtMs : clock.readMs(),
      lang,
      zone,
      causes,
      findings: countFindings(run, insight),
      streak,
      words: t.summary,
      colon: COLON[lang],
      comma: COMMA[lang],
      statusWord: (of) => statusWord(of.status, of.rawStatus, lang),
    })
  const share = async () => {
    try {
      await navigator.share({ title: `${run.job} ${run.id}`, text: summarize() })
    } catch (error) {
      // The user changed their mind.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
    }
  }
  const side = readSide()
  const size = measurePicture(shown.length)
  const makeImage = async () => {
    const { makeImage: make } = await import('./make-image')
    return make(state, locale, { nowMs: isLive ? clock.readMs() : readTime().asOfMs, side })
  }
  const saveImage = async () => {
    const { name, blob } = await makeImage()
    downloadBlob(name, blob)
  }
  const copyImage = () => {
    // Some browsers allow it only within the click, so the item is given a promise.
    const blob = makeImage().then((image) => image.blob)
    return navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
  }
  const saveCsv = async () => saveNodesCsv(run, shown, insight, { zone, lang, nowMs: clock.readMs() })
  const saveJson = async () => saveNodesJson(run, shown, insight)
  return {
    links: [
      ...(isNarrow && 'share' in navigator
        ? [
            {
              id: 'system',
              icon: Share2,
              title: words.system,
              about: words.systemAbout,
              actions: [{ label: words.system, run: share, done: null }],
            },
          ]
        : []),
      {
        id: 'run',
        icon: Link,
        title: words.run,
        about: shortenLink(link(id)),
        actions: [{ label: words.copy, shortcut: 'c', copy: () => link(id) }],
      },
      {
        id: 'latest',
        icon: History,
        title: words.latest,
        about: words.latestAbout('instances/latest'),
        actions: [{ label: words.copy, copy: () => link('latest') }],
      },
    ],
    // Files of a replay would pass for the run as it is.
    copies: keepSummary(replay?.isPast === true, [
      {
        id: 'summary',
        icon: AlignLeft,
        title: words.summary,
        about: words.summaryAbout(summarize().split('\n').length),
        actions: [{ label: words.copy, shortcut: 's', copy: summarize }],
      },
      {
        id: 'image',
        icon: Image,
        title: words.image,
        about: words.imageAbout(size.width * IMAGE_SCALE, size.height * IMAGE_SCALE, t.app.themes[side]),
        actions: [
          ...(canCopyImages() ? [{ label: words.copy, run: copyImage, done: words.copied }] : []),
          { label: words.save, run: saveImage, done: words.saved },
        ],
        hasButton: true,
      },
      {
        id: 'snapshot',
        icon: FileCode,
        title: words.snapshot,
        about: words.snapshotAbout,
        actions: [],
        Form: SnapshotForm,
      },
      {
        id: 'nodes',
        icon: Table2,
        title: words.nodes(shown.length, run.nodes.length),
        about: words.nodesAbout,
        actions: [
          { label: t.table.csv, run: saveCsv, done: words.saved },
          { label: t.table.json, run: saveJson, done: words.saved },
        ],
      },
    ]),
  }
}
