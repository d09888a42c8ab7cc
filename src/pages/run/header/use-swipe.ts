import { useEffect, useRef, type RefObject } from 'react'

const FAR_PX = 60
/** A finger that moves down as well scrolls. */
const SLOPE = 2

/** Calls `onSwipe` when a finger is drawn over the card that holds an element, to the left or the right. */
export function useSwipe(
  inside: RefObject<HTMLElement | null>,
  isOn: boolean,
  onSwipe: (to: 'left' | 'right') => void,
): void {
  const latest = useRef(onSwipe)
  useEffect(() => {
    latest.current = onSwipe
  })
  useEffect(() => {
    const card = inside.current?.closest('section')
    if (!isOn || !card) return
    let from: Touch | null = null
    const onStart = ({ touches }: TouchEvent) => {
      from = touches.length === 1 ? (touches[0] ?? null) : null
    }
    const onEnd = ({ changedTouches: [to] }: TouchEvent) => {
      if (!from || !to) return
      const x = to.clientX - from.clientX
      const y = to.clientY - from.clientY
      from = null
      if (Math.abs(x) > FAR_PX && Math.abs(x) > SLOPE * Math.abs(y)) latest.current(x > 0 ? 'right' : 'left')
    }
    card.addEventListener('touchstart', onStart, { passive: true })
    card.addEventListener('touchend', onEnd, { passive: true })
    return () => {
      card.removeEventListener('touchstart', onStart)
      card.removeEventListener('touchend', onEnd)
    }
  }, [inside, isOn])
}
