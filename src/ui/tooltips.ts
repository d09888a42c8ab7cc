import { type VirtualElement } from '@floating-ui/dom'
import { place } from './place'

const HOVER_MS = 400
/** Time to move the pointer from the trigger onto the tooltip. */
const LEAVE_MS = 150
const LONG_PRESS_MS = 500
const WIDE_PX = 240
const ID = 'tooltip'

const findTrigger = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null

const isControl = (element: Element): boolean => element.matches('a, button, input, select, summary, label')

/** Screen readers read the text as a description, unless it repeats the name. */
function describe(trigger: HTMLElement, text: string): void {
  if (trigger.hasAttribute('aria-describedby')) return
  if (text !== trigger.ariaLabel && text !== trigger.textContent.trim())
    trigger.setAttribute('aria-describedby', ID)
}

/** A wide element is pointed at far from its middle. */
function nearPointer(trigger: HTMLElement, x: number | null): HTMLElement | VirtualElement {
  if (x === null || trigger.offsetWidth < WIDE_PX) return trigger
  return {
    contextElement: trigger,
    getBoundingClientRect: () => {
      const { top, height } = trigger.getBoundingClientRect()
      return new DOMRect(x, top, 0, height)
    },
  }
}

/**
 * Shows the text in `data-tip` beside the element that has it: under the mouse, with keyboard focus, or under a long press (WCAG 1.4.13).
 * The document listens, so an element costs nothing. Returns a function that removes it all.
 */
export function installTooltips(): () => void {
  const tip = document.createElement('div')
  tip.id = ID
  tip.role = 'tooltip'
  tip.popover = 'manual'
  tip.className = 'popup tooltip no-print'
  if (typeof tip.showPopover !== 'function') return () => {}
  let trigger: HTMLElement | null = null
  let stopPlacing = () => {}
  let timer = 0
  /** Pressed: its tooltip stays away until the pointer has left it. */
  let pressed: HTMLElement | null = null
  let pointerType = 'mouse'
  /** Null until it has moved. */
  let pointerX: number | null = null
  let lastKey = ''
  /** Shown for the focus, or about to be: what moves under a resting pointer does not take it away. */
  let isByFocus = false

  const later = (act: () => void, ms: number) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(act, ms)
  }
  const hide = () => {
    window.clearTimeout(timer)
    isByFocus = false
    if (!trigger) return
    stopPlacing()
    if (trigger.getAttribute('aria-describedby') === ID) trigger.removeAttribute('aria-describedby')
    trigger = null
    tip.remove()
  }
  const show = (next: HTMLElement, by: 'pointer' | 'focus') => {
    const text = next.dataset['tip'] ?? ''
    hide()
    if (text === '' || !next.isConnected) return
    trigger = next
    isByFocus = by === 'focus'
    tip.textContent = text
    delete tip.dataset['placed']
    // A modal dialog makes everything outside it inert.
    const parent = next.closest('dialog') ?? document.body
    parent.append(tip)
    tip.showPopover()
    describe(next, text)
    stopPlacing = place(by === 'pointer' ? nearPointer(next, pointerX) : next, tip, 'bottom')
  }

  const onPointerOver = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    if (event.target === tip) return window.clearTimeout(timer)
    const next = findTrigger(event.target)
    if (next !== pressed) pressed = null
    if (next === null && isByFocus) return
    if (next === trigger) return window.clearTimeout(timer)
    isByFocus = false
    if (next && !pressed) later(() => show(next, 'pointer'), trigger ? LEAVE_MS : HOVER_MS)
    else later(hide, LEAVE_MS)
  }
  const onPointerMove = (event: PointerEvent) => {
    pointerX = event.clientX
  }
  const onPointerDown = (event: PointerEvent) => {
    pointerType = event.pointerType
    lastKey = ''
    if (event.target === tip) return
    hide()
    const next = findTrigger(event.target)
    if (event.pointerType !== 'touch') pressed = next
    else if (next) later(() => show(next, 'focus'), LONG_PRESS_MS)
  }
  const onPointerEnd = (event: PointerEvent) => {
    if (event.pointerType === 'touch' && !trigger) window.clearTimeout(timer)
  }
  // A long press has shown the tooltip; lifting the finger then presses nothing.
  const onClick = (event: MouseEvent) => {
    if (pointerType !== 'touch' || !trigger?.contains(event.target as Node) || !isControl(trigger)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onFocusIn = (event: FocusEvent) => {
    // Not at once: the focus may come back while a menu closes, when no popover may be shown.
    const next = findTrigger(event.target)
    const isTapped = pointerType === 'touch' && lastKey === '' && next !== null && !isControl(next)
    if (next && next === event.target && (lastKey === 'Tab' || isTapped)) {
      isByFocus = true
      later(() => document.activeElement === next && show(next, 'focus'), 0)
    }
  }
  // A menu that has just loaded takes the focus: the tooltip of what is under the mouse by then still comes.
  const onFocusOut = (event: FocusEvent) => {
    isByFocus = false
    if (trigger && findTrigger(event.target) === trigger) hide()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    lastKey = event.key
    if (event.key === 'Escape') hide()
  }

  const controller = new AbortController()
  const { signal } = controller
  document.addEventListener('pointerover', onPointerOver, { signal })
  document.addEventListener('pointermove', onPointerMove, { signal, passive: true })
  document.addEventListener('pointerdown', onPointerDown, { signal, capture: true })
  document.addEventListener('pointerup', onPointerEnd, { signal })
  document.addEventListener('pointercancel', onPointerEnd, { signal })
  document.addEventListener('click', onClick, { signal, capture: true })
  document.documentElement.addEventListener('pointerleave', () => later(hide, LEAVE_MS), { signal })
  document.addEventListener('focusin', onFocusIn, { signal })
  document.addEventListener('focusout', onFocusOut, { signal })
  document.addEventListener('keydown', onKeyDown, { signal, capture: true })
  // The pointer or the focus may be there already, so no event would come.
  const under = findTrigger([...document.querySelectorAll(':hover')].at(-1) ?? null)
  const resting = under ?? document.querySelector<HTMLElement>('[data-tip]:focus-visible')
  if (resting)
    later(
      () => resting.matches(':hover, :focus-visible') && show(resting, under ? 'pointer' : 'focus'),
      HOVER_MS,
    )
  return () => {
    controller.abort()
    hide()
  }
}
