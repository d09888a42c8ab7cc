import { useQuery } from '@tanstack/react-query'
import { useMemo, type CSSProperties, type ReactNode } from 'react'
import { getErrorCode } from '../query/http'
import { livePolling } from '../query/live-query'
import { runResource } from '../query/run'
import { computeWallSize, useWallSize } from '../shell/kiosk/wall-size'
import { type WallPreviewProps } from '../pages/wall-setup/WallSetupPage'
import { LocaleProvider, useLocale, useLaterWords } from '../i18n/locale'
import { Section } from '../shell/updates/Section'
import { useVisible } from '../ui/use-visible'
import { useWidth } from '../ui/use-width'
import { useCatalogue } from './use-catalogue'
import { WallRun } from '../pages/run/wall/WallRun'
import '../shell/kiosk/wall.css'

/** The wall itself, drawn as if this window were its screen, and made small: no page of ours may be framed, not even by us. */
export function WallPreview({ run, choice }: WallPreviewProps) {
  const { lang, zone, t } = useLocale()
  const words = useLaterWords().wallSetup
  const hidden = !useVisible()
  const { data, error } = useQuery(livePolling(runResource(run), { hidden, wall: false, everyMs: null }))
  const spoken = useCatalogue(choice.lang ?? lang)
  const wallZone = choice.zone ?? zone
  const locale = useMemo(() => {
    // The tab goes on to tell of this page.
    const title = { ...t.title, run: () => words.title }
    return spoken && { ...spoken, zone: wallZone, t: { ...spoken.t, title } }
  }, [spoken, wallZone, t, words])
  const problem = error && t.errors.titles[getErrorCode(error)]
  if (!data || !locale) return <p className="text-t2">{problem ? words.previewFailed(problem) : t.loading}</p>
  return (
    <Small caption={words.previewOf}>
      <LocaleProvider value={locale}>
        <Section fallback={<p className="p-6">{t.errors.titles.crashed}</p>}>
          <WallRun run={data.data} skewMs={data.skewMs} changedAtMs={data.changedAtMs} reference={run} />
        </Section>
      </LocaleProvider>
    </Small>
  )
}

interface SmallProps {
  caption: (width: number, height: number) => string
  children: ReactNode
}

/** A picture of what is drawn for a screen like this window. */
function Small({ caption, children }: SmallProps) {
  const { portrait } = useWallSize()
  const [frame, width] = useWidth<HTMLDivElement>(() => 0)
  const { innerWidth, innerHeight } = window
  const screen = {
    position: 'absolute',
    width: innerWidth,
    height: innerHeight,
    transformOrigin: '0 0',
    transform: `scale(${width / innerWidth})`,
    '--u': `${computeWallSize(innerWidth, innerHeight).unit}px`,
  } as CSSProperties
  return (
    <figure>
      <div
        ref={frame}
        inert
        aria-hidden
        data-preview
        className="always-dark wall-preview relative overflow-hidden rounded-md text-t1 outline outline-line2"
        style={{ aspectRatio: `${innerWidth} / ${innerHeight}` }}
      >
        <div className="wall" data-upright={portrait ? '' : undefined} style={screen}>
          <div className="wall-picture">{children}</div>
        </div>
      </div>
      <figcaption className="mt-2 text-12 text-t2">{caption(innerWidth, innerHeight)}</figcaption>
    </figure>
  )
}
