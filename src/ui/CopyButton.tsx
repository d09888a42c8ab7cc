import { Check, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'

interface CopyButtonProps {
  icon: LucideIcon
  label: string
  /** Made when it is asked for. */
  text: () => string
  done: string
  failed: string
  className?: string
  children?: ReactNode
}

const SHOWN_MS = 2_000

/** Copies a text and says whether it worked: on the button for a moment, and aloud. */
export function CopyButton({
  icon: Icon,
  label,
  text,
  done,
  failed,
  className = 'btn',
  children,
}: CopyButtonProps) {
  const [state, setState] = useState<'rest' | 'done' | 'failed'>('rest')
  useEffect(() => {
    if (state === 'rest') return
    const timer = window.setTimeout(() => setState('rest'), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [state])
  const Shown = state === 'done' ? Check : state === 'failed' ? TriangleAlert : Icon
  const words = state === 'done' ? done : state === 'failed' ? failed : null
  return (
    <button
      type="button"
      className={className}
      title={words ?? label}
      aria-label={children === undefined ? label : undefined}
      onClick={() => {
        copyText(text()).then(
          () => setState('done'),
          () => setState('failed'),
        )
      }}
    >
      <Shown aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
      {children}
      <span role="status" className="sr-only">
        {words}
      </span>
    </button>
  )
}

/** The clipboard needs a secure page; a plain-http address in a team's network has only the old way. */
async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'sr-only'
  document.body.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (!copied) throw new Error('the browser refused to copy')
}
