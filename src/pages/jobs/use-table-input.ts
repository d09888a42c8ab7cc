import { useLayoutEffect, type RefObject } from 'react'
import { useNavigate } from 'react-router-dom'
import { withBase } from '../../lib/base-path'
import { findSlotIndex } from '../../run/strip/StripHover'
import { type JobActions } from './use-job-actions'

const jobOf = (element: Element): string | null =>
  element.closest<HTMLElement>('[data-job]')?.dataset['job'] ?? null

/** The row of this button goes away, and the same button of the next one takes the focus. */
function focusNext(table: HTMLElement, target: Element): void {
  const buttons = [...table.querySelectorAll<HTMLElement>('[data-act="aside"]')]
  const at = buttons.findIndex((button) => button.contains(target))
  const next = buttons[at + 1] ?? buttons[at - 1]
  next?.focus({ preventScroll: true })
}

/** One listener for all stars, folders, times and bars of a table. A click with Ctrl, or with the middle button, opens a new tab. */
export function useTableInput(root: RefObject<HTMLElement | null>, actions: JobActions): void {
  const navigate = useNavigate()
  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    const open = (event: MouseEvent, href: string | null) => {
      if (href === null) return
      if (event.ctrlKey || event.metaKey || event.button === 1)
        window.open(withBase(href), '_blank', 'noopener')
      else void navigate(href)
    }
    const onClick = (event: MouseEvent) => {
      const { target, button } = event
      if (!(target instanceof Element) || button > 1) return
      const job = jobOf(target)
      if (job === null || (target.closest('a') && !target.closest('[data-strip]'))) return
      const strip = target.closest('[data-strip]')
      if (strip) {
        const read = actions.readStrip(strip)
        const { left } = strip.getBoundingClientRect()
        const index = read && findSlotIndex(event.clientX, left, read.count, read.slots.length)
        const slot = read && index !== null ? read.slots[index] : undefined
        if (slot?.kind === 'run') open(event, actions.buildRunHref(job, slot.run.id))
        return
      }
      const act = target.closest<HTMLElement>('[data-act]')?.dataset['act']
      if (act === 'run') open(event, actions.buildRunHref(job, null))
      if (button === 1) return
      if (act === 'star') actions.star(job)
      if (act === 'folder') actions.chooseFolder(job)
      if (act === 'aside') {
        focusNext(element, target)
        actions.setAside(job)
      }
    }
    element.addEventListener('click', onClick)
    element.addEventListener('auxclick', onClick)
    return () => {
      element.removeEventListener('click', onClick)
      element.removeEventListener('auxclick', onClick)
    }
  }, [root, actions, navigate])
}
