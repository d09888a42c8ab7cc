import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useLogWords } from '../../../i18n/log-words'
import { Section } from '../../../shell/updates/Section'
import { PanelHead, type PanelStepProps } from '../panel/PanelHead'
import { FullHead } from './FullHead'
import { LogView } from './LogView'
import { type LogRoom } from './log-room'
import { SheetHead } from './SheetHead'

interface LogPanelProps extends PanelStepProps {
  place: LogRoom
}

/** The log of a node where its details would be, over the full width, or over everything. */
export function LogPanel({ node, place, onStep, onClose }: LogPanelProps) {
  const words = useLogWords()
  const root = useRef<HTMLElement>(null)
  const roomPx = useRoomBelow(root)
  const [tools, setTools] = useState<HTMLElement | null>(null)
  return (
    <section
      ref={root}
      style={place === 'beside' ? { maxHeight: roomPx } : {}}
      aria-labelledby="panel-title"
      className={`appear sticky top-0 flex flex-col ${place === 'sheet' ? 'h-dvh' : 'h-full max-h-dvh'}`}
    >
      {place === 'beside' && (
        <PanelHead node={node} tab="log" sizeLabel={words.enlarge} onStep={onStep} onClose={onClose} />
      )}
      {place === 'full' && <FullHead node={node} onClose={onClose} />}
      {place === 'sheet' && <SheetHead node={node} tools={setTools} onClose={onClose} />}
      <Section key={node.key}>
        <LogView key={node.key} node={node} place={place} headTools={tools} />
      </Section>
    </section>
  )
}

const MIN_PX = 360
const FOOT_PX = 12

/** What is left of the window below the top of an element, in px, as the page scrolls: the end of the log must not stand below the window. */
function useRoomBelow(root: RefObject<HTMLElement | null>): number {
  const [px, setPx] = useState(() => window.innerHeight)
  useLayoutEffect(() => {
    const measure = () => {
      const top = root.current?.getBoundingClientRect().top ?? 0
      setPx(Math.max(MIN_PX, Math.round(window.innerHeight - Math.max(0, top) - (top > 0 ? FOOT_PX : 0))))
    }
    measure()
    // What stands above may grow, such as the header when a cause arrives.
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    window.addEventListener('scroll', measure, { passive: true })
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('scroll', measure)
      window.removeEventListener('resize', measure)
    }
  }, [root])
  return px
}
