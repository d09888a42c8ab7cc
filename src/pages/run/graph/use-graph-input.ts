import { useRef, type PointerEvent, type RefObject } from 'react'
import { type Point } from '../../../model/insight/layout'
import { useWheelZoom } from '../../../ui/use-wheel-zoom'
import { type GraphCamera } from './use-camera'

/** A press that moves less is a click. */
const DRAG_PX = 4

/** Dragging moves the graph, two fingers and Ctrl with the wheel zoom it: handlers for the element that holds it. */
export function useGraphInput(element: RefObject<HTMLElement | null>, camera: GraphCamera) {
  const pointers = useRef(new Map<number, Point>())
  /** Since the press: how far the pointer has gone. */
  const travelled = useRef(0)

  const pointIn = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left = 0, top = 0 } = element.current?.getBoundingClientRect() ?? {}
    return { x: clientX - left, y: clientY - top }
  }
  useWheelZoom(element, (factor, event) => {
    camera.zoomBy(factor, pointIn(event))
    return true
  })

  const forget = ({ pointerId }: PointerEvent) => {
    pointers.current.delete(pointerId)
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      if (pointers.current.size === 0) travelled.current = 0
      pointers.current.set(event.pointerId, pointIn(event))
    },
    onPointerMove: (event: PointerEvent) => {
      const before = pointers.current.get(event.pointerId)
      if (!before) return
      const now = pointIn(event)
      pointers.current.set(event.pointerId, now)
      const [dx, dy] = [now.x - before.x, now.y - before.y]
      travelled.current += Math.hypot(dx, dy)
      const [other] = [...pointers.current].flatMap(([id, at]) => (id === event.pointerId ? [] : [at]))
      if (other) {
        const distance = (at: Point) => Math.max(1, Math.hypot(at.x - other.x, at.y - other.y))
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
        camera.zoomBy(distance(now) / distance(before), middle)
        camera.panBy(dx / 2, dy / 2)
        return
      }
      if (travelled.current < DRAG_PX) return
      event.currentTarget.setPointerCapture(event.pointerId)
      camera.panBy(dx, dy)
    },
    onPointerUp: forget,
    onPointerCancel: forget,
    onClickCapture: (event: { stopPropagation: () => void; detail: number }) => {
      // The end of a drag selects no node; a click by the keyboard was no drag.
      if (event.detail > 0 && travelled.current >= DRAG_PX) event.stopPropagation()
    },
  }
}
