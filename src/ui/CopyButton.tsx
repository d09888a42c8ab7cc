import { Check, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Icon } from './Icon'

interface CopyButtonProps {
  icon: LucideIcon
  label: string
  /** Called when the button is pressed. */
  text: () => string
  done: string
  failed: string
  className?: string
  children?: ReactNode
}

const SHOWN_MS = 2_000

/** Copies a text and reports the result: on the button for a moment, and to screen readers. */
export function CopyButton({
  icon,
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
  const result = {
    rest: null,
    done: { icon: Check, words: done },
    failed: { icon: TriangleAlert, words: failed },
  }[state]
  return (
    <button
      type="button"
      className={className}
      data-tip={result?.words ?? label}
      aria-label={children === undefined ? label : undefined}
      onClick={() => {
        copyText(text()).then(
          () => setState('done'),
          () => setState('failed'),
        )
      }}
    >
      <Icon icon={result?.icon ?? icon} />
      {children}
      <span role="status" className="sr-only">
        {result?.words}
      </span>
    </button>
  )
}

/** Pages served over plain http have no clipboard API; the old command still works there. */
export async function copyText(text: string): Promise<void> {
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
