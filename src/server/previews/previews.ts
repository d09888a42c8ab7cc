import { LRUCache } from 'lru-cache'
import { isLatestWord } from '../../contract/job-run'
import { type Lang } from '../../contract/lang'
import { type RunRef } from '../../contract/run-ref'
import { STATUS, isTerminal } from '../../contract/status'
import { en } from '../../i18n/en/common'
import { preview as previewEn } from '../../i18n/en/preview'
import { statusWord } from '../../i18n/status-word'
import { zh } from '../../i18n/zh-CN/common'
import { preview as previewZh } from '../../i18n/zh-CN/preview'
import { showInvisible, truncateMiddle } from '../../lib/text'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { formatWhen } from '../../model/run/summary'
import { type CompressedBody } from '../runs/compressed-body'
import { hashBody } from '../runs/encoding'
import { readContract } from '../runs/read-contract'
import { type ShownRun } from '../runs/kept-runs'
import { type Snapshot } from '../runs/run-cache'
import { type Runs } from '../runs/runs'
import { type LinkPreviewSettings } from '../settings/link-previews'
import { drawNameCard, drawRunCard, nameInstance } from './draw-card'
import { type LinkTokens, createLinkTokens } from './link-tokens'
import { type PreviewFacts, readFacts } from './preview-facts'

/** What a chat shows of a link. All texts may hold names that others chose, without invisible characters. */
interface Preview {
  title: string
  description: string
  /** What the picture shows, in words. */
  alt: string
  /** Of what it was made. */
  version: string
  /** How long others may keep the picture, in seconds. */
  keepS: number
  drawSvg: () => string
}

interface PreviewQuery {
  /** The mark of the link, see LinkTokens; empty when it has none. */
  token: string
  /** Null: that of the settings. */
  lang: Lang | null
}

export interface Previews extends Pick<LinkTokens, 'sign'> {
  /** The preview of a link to a run; its id may be one of LATEST_WORDS. Null where links have none. Never asks DGC. */
  find: (ref: RunRef, query: PreviewQuery) => Promise<Preview | null>
}

export interface PreviewsOptions {
  settings: LinkPreviewSettings
  runs: Pick<Runs, 'peek'>
  /** When a run that goes on is expected to end, as far as viewers were told; null where that is not known. */
  findEndMs: (ref: RunRef) => number | null
  /** Zone of the times. */
  zone: string
}

/** Older data say too little of a run that goes on, and a finished one may have been run again. */
const MAX_LIVE_AGE_MS = 10 * MINUTE_MS
const MAX_AGE_MS = DAY_MS
const KEEP_S = { live: 60, name: 600, finished: 86_400 }
/** Nodes of all facts that are kept. */
const MAX_NODES = 100_000
const MAX_TITLE_EM = 60

const WORDS = {
  en: { preview: previewEn, summary: en.summary },
  'zh-CN': { preview: previewZh, summary: zh.summary },
}

export function createPreviews({ settings, runs, findEndMs, zone }: PreviewsOptions): Previews {
  const { mode, isSigned } = settings
  const tokens = createLinkTokens(settings.secret)
  // By the body itself, which is another object after each change.
  const kept = new LRUCache<CompressedBody, PreviewFacts>({
    maxSize: MAX_NODES,
    sizeCalculation: ({ nodes }) => nodes.length + 1,
  })

  async function getFacts(contract: CompressedBody): Promise<PreviewFacts> {
    const known = kept.get(contract)
    if (known !== undefined) return known
    const facts = readFacts(await readContract(contract))
    kept.set(contract, facts)
    return facts
  }

  /** The run, if it may be shown and a user has viewed it lately. */
  function findRun(ref: RunRef, token: string): Snapshot<ShownRun> | null {
    if (mode !== 'full' || isLatestWord(ref.id) || (isSigned && !tokens.verify(ref, token))) return null
    const run = runs.peek(ref)
    if (run === null || run.value.keptAtMs !== null) return null
    return run.ageMs > (isTerminal(run.value.end.status) ? MAX_AGE_MS : MAX_LIVE_AGE_MS) ? null : run
  }

  async function describeRun(ref: RunRef, run: Snapshot<ShownRun>, lang: Lang): Promise<Preview> {
    const { contract } = run.value
    const facts = await getFacts(contract)
    // How long it has been running is said in whole seconds.
    const nowMs = Math.floor(run.fetchedAtMs / SECOND_MS) * SECOND_MS
    const { preview, summary } = WORDS[lang]
    const isFinished = STATUS[facts.status].phase === 'finished' && facts.endMs !== null
    const title = `${statusWord(facts.status, facts.rawStatus, lang)} · ${cutName(facts.job)}`
    return {
      title,
      description: formatWhen(facts, { nowMs, lang, zone, words: summary }),
      alt: preview.picture(title, nameInstance(facts.id, preview)),
      version: hashBody(Buffer.from(`${contract.hash} ${isFinished ? '' : nowMs}`)).slice(0, 12),
      keepS: isFinished ? KEEP_S.finished : KEEP_S.live,
      drawSvg: () =>
        drawRunCard(facts, {
          nowMs,
          expectedMs: isTerminal(facts.status) ? null : findEndMs(ref),
          lang,
          zone,
          words: preview,
        }),
    }
  }

  function describeName(ref: RunRef, lang: Lang): Preview {
    const { preview } = WORDS[lang]
    const [title, instance] = [cutName(ref.job), nameInstance(ref.id, preview)]
    return {
      title,
      description: instance,
      alt: preview.nameOnly(title, instance),
      version: 'name',
      keepS: mode === 'full' ? KEEP_S.live : KEEP_S.name,
      drawSvg: () => drawNameCard(ref, preview),
    }
  }

  return {
    sign: tokens.sign,
    find: async (ref, { token, lang }) => {
      if (mode === 'off') return null
      const run = findRun(ref, token)
      const words = lang ?? settings.lang
      return run === null ? describeName(ref, words) : describeRun(ref, run, words)
    },
  }
}

const cutName = (job: string): string => truncateMiddle(showInvisible(job), MAX_TITLE_EM)
