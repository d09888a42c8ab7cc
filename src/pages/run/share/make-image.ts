import { snapshotWords } from '../../../i18n/snapshot-words'
import { type Locale } from '../../../i18n/locale'
import { nameMoment } from '../../../run/snapshot/build-snapshot'
import { type Side } from '../../../run/snapshot/palette'
import { drawPicture } from '../../../run/snapshot/picture'
import { drawImage } from '../../../ui/draw-image'
import { type RunPageState } from '../run-context'

/** The timeline as the page shows it, as a PNG, and the name of its file. */
export async function makeImage(
  state: RunPageState,
  { lang, zone, t }: Locale,
  { nowMs, side }: { nowMs: number; side: Side },
): Promise<{ name: string; blob: Blob }> {
  const { run, shown, view, isOld, causes, insight } = state
  const words = await snapshotWords.load(lang)
  const { svg, width, height } = drawPicture({
    run,
    shown,
    collapseIdle: view.collapseIdle,
    zoom: view.zoom,
    elapsed: view.elapsed,
    nowMs,
    isOld,
    causes,
    insights: insight?.rows ?? null,
    untilMs: view.marks.ahead ? (insight?.ahead?.toMs ?? null) : null,
    side,
    lang,
    zone,
    t,
    words,
  })
  return { name: `${nameMoment(run, nowMs, zone)}.png`, blob: await drawImage(svg, width, height) }
}
